import type { Node } from "../tree/node.ts";
import type { Binding } from "./binding.ts";

/** What a name takes out of a module: the module as written, and the path of properties; none for the module itself. */
export interface ImportPath {
	readonly module: string;
	readonly path: readonly string[];
}

/** The module that `require("m")` or `import("m")` gives. */
export function moduleOfCall(node: Node): string | null {
	const [callee, args] = node.kids;
	const [first] = args?.kids ?? [];
	if (callee?.kind !== "Name" || first?.kind !== "String") return null;
	return callee.text === "require" || callee.text === "import" ? first.text : null;
}

/** `require("m")`, `require("m").a`, `await import("m")`. */
export function findRequired(value: Node): ImportPath | null {
	const path: string[] = [];
	let at: Node | undefined = value;
	while (at?.kind === "Member" || at?.kind === "Await") {
		if (at.kind === "Member") path.unshift(at.text);
		at = at.kids[0];
	}
	const module = at?.kind === "Call" ? moduleOfCall(at) : null;
	return module === null ? null : { module, path };
}

/** Where a name comes from when it is imported in any way that the languages have; null for all others. */
export function findImport(binding: Binding): ImportPath | null {
	if (binding.kind === "import" && binding.module !== null) {
		const path = binding.imported === "*" ? [] : [binding.imported ?? "default"];
		return { module: binding.module, path };
	}
	if (binding.kind !== "variable" || binding.writes !== 1 || !binding.value || !binding.via) return null;
	const required = findRequired(binding.value);
	return required && { module: required.module, path: [...required.path, ...binding.via] };
}
