import { getLanguage } from "../lower/index.ts";
import type { Language, Node } from "../tree/node.ts";
import { type Binding, findBinding, type Scope } from "./binding.ts";
import { declareNames } from "./declare.ts";
import { moduleOfCall } from "./find-import.ts";
import { foldConstant, isFoldable, makeLiteral } from "./fold-constant.ts";

const MAX_ALIAS_DEPTH = 8;

/** What names mean in one file. */
export interface FileNames {
	/** The declaration a name refers to, null for globals and for anything but a Name. */
	bindingOf(node: Node): Binding | null;
	/** Dotted name after following imports and aliases, e.g. `child_process.exec`; null for plain local variables. */
	qualifiedName(node: Node): string | null;
	/** Whether a name or chain of names is what `dotted` means, by imports of whole packages too. */
	means(node: Node, dotted: string): boolean;
	/** The literal that an expression always has, null when it is not constant. */
	constantOf(node: Node): Node | null;
	/** The name a function goes by: its own, or that of the variable, property or field it is assigned to. */
	functionName(node: Node): string;
	/** Identity of a function's parameter by name, null when it has none of that name. */
	paramId(fn: Node, name: string): number | null;
	readonly imports: readonly Binding[];
	/** Types of other packages are always written with the package. */
	readonly qualifiesTypes: boolean;
	/** Packages whose names need no import of their own. */
	readonly packages: readonly string[];
	/** Bindings of the module's top level by name. */
	readonly top: ReadonlyMap<string, Binding>;
}

function resolveReferences(root: Node, scopes: ReadonlyMap<Node, Scope>, top: Scope): Map<Node, Binding> {
	const bindings = new Map<Node, Binding>();
	const stack: { node: Node; scope: Scope }[] = [{ node: root, scope: top }];
	for (let item = stack.pop(); item; item = stack.pop()) {
		const scope = scopes.get(item.node) ?? item.scope;
		if (item.node.kind === "Name") {
			const binding = findBinding(scope, item.node.text);
			if (binding) bindings.set(item.node, binding);
		}
		for (const kid of item.node.kids) stack.push({ node: kid, scope });
	}
	return bindings;
}

type NameModule = (module: string) => string;

function normalizeModule(module: string): string {
	return module.startsWith("node:") ? module.slice(5) : module;
}

/** Imported whole, as in `import a.b.*`, or without being named. */
function listPackages(root: Node, language: Language): readonly string[] {
	const { impliedPackages } = getLanguage(language).traits;
	if (impliedPackages === undefined) return [];
	const whole = root.kids.filter(({ kind, kids }) => kind === "Import" && kids[0]?.text === "*");
	return [...impliedPackages, ...whole.map(({ text }) => text)];
}

/** What modules are called in qualified names: as written, or by the name that the language gives them. */
function namingOf(language: Language, top: ReadonlyMap<string, Binding>): NameModule {
	const { moduleName } = getLanguage(language).traits;
	if (!moduleName) return normalizeModule;
	return (module) => {
		const name = moduleName(module);
		const holder = top.get(name);
		// Another module goes by the name here, so that it would mean that one.
		const isTaken = holder?.kind === "import" && holder.module !== null && holder.module !== module;
		return isTaken ? module : name;
	};
}

class Names implements FileNames {
	readonly #bindings: ReadonlyMap<Node, Binding>;
	readonly #functionNames: ReadonlyMap<Node, string>;
	readonly #scopes: ReadonlyMap<Node, Scope>;
	readonly #qualified = new Map<Binding, string | null>();
	readonly #constants = new Map<Binding, Node | null>();
	readonly #nameModule: NameModule;
	readonly imports: readonly Binding[];
	readonly packages: readonly string[];
	readonly qualifiesTypes: boolean;
	readonly top: ReadonlyMap<string, Binding>;

	constructor(root: Node, language: Language) {
		const declarations = declareNames(root, language);
		this.#bindings = resolveReferences(root, declarations.scopes, declarations.root);
		this.#scopes = declarations.scopes;
		this.#functionNames = declarations.functionNames;
		this.top = declarations.root.names;
		this.qualifiesTypes = getLanguage(language).traits.qualifiesTypes ?? false;
		this.packages = listPackages(root, language);
		this.#nameModule = namingOf(language, this.top);
		this.imports = [...declarations.root.names.values()].filter((binding) => binding.kind === "import");
	}

	bindingOf(node: Node): Binding | null {
		return this.#bindings.get(node) ?? null;
	}

	paramId(fn: Node, name: string): number | null {
		return this.#scopes.get(fn)?.names.get(name)?.id ?? null;
	}

	functionName(node: Node): string {
		return node.text !== "" ? node.text : (this.#functionNames.get(node) ?? "");
	}

	qualifiedName(node: Node): string | null {
		return this.#qualify(node, 0);
	}

	means(node: Node, dotted: string): boolean {
		const qualified = this.qualifiedName(node);
		if (qualified === null || qualified === dotted) return qualified !== null;
		return this.packages.some(
			(home) =>
				dotted.length === home.length + 1 + qualified.length &&
				dotted.startsWith(home) &&
				dotted.endsWith(`.${qualified}`),
		);
	}

	#qualify(node: Node, depth: number): string | null {
		if (depth > MAX_ALIAS_DEPTH) return null;
		if (node.kind === "Member" && node.kids[0]) {
			const object = this.#qualify(node.kids[0], depth + 1);
			return object === null ? null : `${object}.${node.text}`;
		}
		if (node.kind === "Await" && node.kids[0]) return this.#qualify(node.kids[0], depth + 1);
		if (node.kind === "Call") return this.#qualifyCall(node, depth);
		if (node.kind !== "Name") return null;
		const binding = this.#bindings.get(node);
		if (!binding) return node.text;
		if (depth > 0) return this.#qualifyBinding(binding, depth);
		const known = this.#qualified.get(binding);
		if (known !== undefined) return known;
		const qualified = this.#qualifyBinding(binding, depth);
		this.#qualified.set(binding, qualified);
		return qualified;
	}

	#qualifyBinding(binding: Binding, depth: number): string | null {
		if (binding.kind === "import" && binding.module !== null) {
			const module = this.#nameModule(binding.module);
			const isModule = binding.imported === "*" || binding.imported === "default";
			return isModule ? module : `${module}.${binding.imported}`;
		}
		if (binding.kind !== "variable" || binding.writes !== 1 || !binding.value || !binding.via) return null;
		if (!this.#isFromModule(binding.value, depth)) return null;
		const base = this.#qualify(binding.value, depth + 1);
		return base === null ? null : [base, ...binding.via].join(".");
	}

	/** Only what comes out of a module keeps its name under another: `const p = location.href` copies a value. */
	#isFromModule(value: Node, depth: number): boolean {
		let at: Node | undefined = value;
		while (at?.kind === "Member" || at?.kind === "Await") at = at.kids[0];
		if (at?.kind === "Call") return moduleOfCall(at) !== null || at.kids[0]?.text === "promisify";
		if (at?.kind !== "Name" || depth > MAX_ALIAS_DEPTH) return false;
		const binding = this.#bindings.get(at);
		if (!binding) return false;
		return (
			binding.kind === "import" || (binding.value !== null && this.#isFromModule(binding.value, depth + 1))
		);
	}

	/** `require("m")` is the module; `promisify(f)` behaves as `f`. */
	#qualifyCall(node: Node, depth: number): string | null {
		const module = moduleOfCall(node);
		if (module !== null) return normalizeModule(module);
		const [callee, args] = node.kids;
		const [first] = args?.kids ?? [];
		if (callee?.text === "promisify" && first) return this.#qualify(first, depth + 1);
		return null;
	}

	constantOf(node: Node): Node | null {
		return this.#constant(node, 0);
	}

	#constant(node: Node, depth: number): Node | null {
		if (depth > MAX_ALIAS_DEPTH) return null;
		if (node.kind === "String" || node.kind === "Number" || node.kind === "Bool" || node.kind === "Null")
			return node;
		if (node.kind === "Name") return this.#constantBinding(node, depth);
		if (node.kind === "Template") return this.#concatenate(node, depth);
		if (!isFoldable(node)) return null;
		return foldConstant(node, (part) => this.#constant(part, depth + 1));
	}

	#constantBinding(node: Node, depth: number): Node | null {
		const binding = this.#bindings.get(node);
		if (
			(binding?.kind !== "variable" && binding?.kind !== "field") ||
			binding.writes !== 1 ||
			binding.via?.length !== 0
		)
			return null;
		const known = this.#constants.get(binding);
		if (known !== undefined) return known;
		this.#constants.set(binding, null);
		const value = binding.value ? this.#constant(binding.value, depth + 1) : null;
		this.#constants.set(binding, value);
		return value;
	}

	#concatenate(node: Node, depth: number): Node | null {
		let text = "";
		for (const kid of node.kids) {
			const part = this.#constant(kid, depth + 1);
			if (part?.kind !== "String") return null;
			text += part.text;
		}
		return makeLiteral("String", text, node);
	}
}

/** Resolves the names of one file. O(nodes). */
export function resolveNames(root: Node, language: Language): FileNames {
	return new Names(root, language);
}
