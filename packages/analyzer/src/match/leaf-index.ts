import { isMetavariableName, type Pattern, type PatternNode, type TextTest } from "../pattern/pattern.ts";
import type { FileNames } from "../resolve/file-names.ts";
import { answersFor, type StartAnswers } from "../rules/regex-text.ts";
import type { Kind, Node } from "../tree/node.ts";

const ANY_NAME = "*";

/** The file in which a node stands. */
interface NamedSource {
	readonly source: string;
	readonly names: FileNames;
}

/** Patterns by the kind and name of the nodes they can match, so that one walk serves all rules. */
export interface LeafIndex {
	candidates(node: Node, file: NamedSource): readonly Pattern[];
	readonly statementPatterns: readonly Pattern[];
}

/** Kinds of nodes at which a pattern with this root can match. */
function targetKinds(root: PatternNode): readonly (Kind | typeof ANY_NAME)[] {
	switch (root.kind) {
		case "Metavariable":
		case "TypedMetavariable":
		case "Deep":
		case "Ellipsis":
		case "EllipsisVariable":
			return [ANY_NAME];
		case "AnyString":
		case "RegexString":
		case "String":
			return ["String", "Template"];
		case "Name":
			return ["Name", "Member"];
		case "Member":
			return ["Member", "Name", "Index"];
		case "Template":
			return ["Template", "String"];
		case "Assign":
			return root.text === "=" ? ["Assign", "VarDecl", "Field"] : ["Assign"];
		case "For":
			return ["For", "ForEach", "While"];
		case "VarDecl":
		case "Field":
			return ["VarDecl", "Field"];
		default:
			return [root.kind];
	}
}

function literalName(text: string): string {
	return text === "" || text === "..." || isMetavariableName(text) ? ANY_NAME : text;
}

/** The name that a node must have for the pattern to match it. */
function patternName(root: PatternNode): string {
	const callee = root.kids[0];
	if ((root.kind === "Call" || root.kind === "New") && callee) {
		return callee.kind === "Name" || callee.kind === "Member" ? literalName(callee.text) : ANY_NAME;
	}
	return root.kind === "Name" || root.kind === "Member" ? literalName(root.text) : ANY_NAME;
}

function lastSegment(qualified: string | null): string | null {
	return qualified === null ? null : qualified.slice(qualified.lastIndexOf(".") + 1);
}

function namedCallee(node: Node): Node | undefined {
	return node.kind === "Call" || node.kind === "New" ? node.kids[0] : undefined;
}

/** The name a node goes by where it stands. */
function writtenName(node: Node): string | null {
	const named = namedCallee(node) ?? node;
	const [, index] = named.kids;
	if (named.kind === "Index") return index?.kind === "String" ? index.text : null;
	return named.kind === "Name" || named.kind === "Member" ? named.text : null;
}

/** The name that an import or alias stands for, where that is another one. */
function importedName(node: Node, names: FileNames): string | null {
	const named = namedCallee(node) ?? node;
	return named.kind === "Name" ? lastSegment(names.qualifiedName(named)) : null;
}

type ByName = Map<string, Pattern[]>;

function add(index: Map<string, ByName>, kind: string, at: { name: string; pattern: Pattern }): void {
	const byName: ByName = index.get(kind) ?? new Map();
	if (byName.size === 0) index.set(kind, byName);
	const patterns = byName.get(at.name);
	if (patterns) patterns.push(at.pattern);
	else byName.set(at.name, [at.pattern]);
}

export function createLeafIndex(patterns: readonly Pattern[]): LeafIndex {
	const index = new Map<string, ByName>();
	const statementPatterns: Pattern[] = [];
	for (const pattern of patterns) {
		if (pattern.shape.kind === "statements") {
			statementPatterns.push(pattern);
			continue;
		}
		const { node } = pattern.shape;
		const names = pattern.names ?? [patternName(node)];
		for (const kind of targetKinds(node)) for (const name of names) add(index, kind, { name, pattern });
	}
	const everywhere = index.get(ANY_NAME)?.get(ANY_NAME) ?? [];
	const byKind = new Map([...index].map(([kind, byName]) => [kind, new KindIndex(byName, everywhere)]));
	return {
		candidates: (node, file) => byKind.get(node.kind)?.find(node, file) ?? everywhere,
		statementPatterns,
	};
}

/** Longer calls and chains are told apart by nothing but themselves. */
const MAX_KEY = 100;

/** Whether what stands there passes what conditions say of it. What a cast hides is left to the conditions. */
function admits(
	{ tests }: Pattern,
	root: Node,
	answersOf: (node: Node, of: TextTest["of"]) => StartAnswers,
): boolean {
	if (!tests) return true;
	for (const { path, of, regex } of tests) {
		let node: Node | undefined = root;
		for (const index of path) node = node?.kids[index];
		if (!node || node.kind === "Cast") continue;
		// Only a property access, or what was imported by name, has its name in the place of a metavariable.
		if (of === "name" && node.kind !== "Member" && node.kind !== "Name") return false;
		if (!answersOf(node, of).holds(regex)) return false;
	}
	return true;
}

/** Patterns for nodes of one kind, by what the nodes are called: a file has far fewer names than nodes. */
class KindIndex {
	readonly #unnamed: readonly Pattern[];
	readonly #byName: ByName;
	readonly #found = new Map<string, readonly Pattern[]>();
	readonly #hasTests: boolean;

	constructor(byName: ByName, everywhere: readonly Pattern[]) {
		this.#unnamed = [...everywhere, ...(byName.get(ANY_NAME) ?? [])];
		this.#byName = byName;
		this.#hasTests = [...byName.values()].flat().some(({ tests }) => tests);
	}

	find(node: Node, { names, source }: NamedSource): readonly Pattern[] {
		if (!this.#hasTests && this.#byName.size === 0) return this.#unnamed;
		const imported = importedName(node, names);
		const named = namedCallee(node) ?? node;
		const length = named.end - named.start;
		const key = this.#hasTests ? source.slice(named.start, named.end) : (writtenName(node) ?? "");
		if (this.#hasTests && length > MAX_KEY) return this.#select(node, { imported, source });
		const whole = imported === null ? key : `${key}\0${imported}`;
		const known = this.#found.get(whole);
		if (known) return known;
		const found = this.#select(node, { imported, source });
		this.#found.set(whole, found);
		return found;
	}

	#select(node: Node, at: { readonly imported: string | null; readonly source: string }): readonly Pattern[] {
		const { imported, source } = at;
		const written = writtenName(node);
		const first = written === null ? undefined : this.#byName.get(written);
		const second = imported === null || imported === written ? undefined : this.#byName.get(imported);
		const names = new Map<Node, StartAnswers>();
		const texts = new Map<Node, StartAnswers>();
		const answersOf = (part: Node, of: TextTest["of"]): StartAnswers => {
			const asked = of === "name" ? names : texts;
			const known = asked.get(part);
			if (known) return known;
			const answers = answersFor(of === "name" ? part.text : source.slice(part.start, part.end));
			asked.set(part, answers);
			return answers;
		};
		return [...this.#unnamed, ...(first ?? []), ...(second ?? [])].filter((pattern) =>
			admits(pattern, node, answersOf),
		);
	}
}
