import { isMetavariableName, type Pattern, type PatternNode } from "../pattern/pattern.ts";
import type { FileNames } from "../resolve/file-names.ts";
import type { Kind, Node } from "../tree/node.ts";

const ANY_NAME = "*";

/** Patterns by the kind and name of the nodes they can match, so that one walk serves all rules. */
export interface LeafIndex {
	candidates(node: Node, names: FileNames): readonly Pattern[];
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
	byName.set(at.name, [...(byName.get(at.name) ?? []), at.pattern]);
	index.set(kind, byName);
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
		candidates: (node, names) => byKind.get(node.kind)?.find(node, names) ?? everywhere,
		statementPatterns,
	};
}

/** Patterns for nodes of one kind. Most nodes have none by name, and cost nothing but the look. */
class KindIndex {
	readonly #unnamed: readonly Pattern[];
	readonly #byName: ByName;

	constructor(byName: ByName, everywhere: readonly Pattern[]) {
		this.#unnamed = [...everywhere, ...(byName.get(ANY_NAME) ?? [])];
		this.#byName = byName;
	}

	find(node: Node, names: FileNames): readonly Pattern[] {
		if (this.#byName.size === 0) return this.#unnamed;
		const written = writtenName(node);
		const imported = importedName(node, names);
		const first = written === null ? undefined : this.#byName.get(written);
		const second = imported === null || imported === written ? undefined : this.#byName.get(imported);
		if (!first && !second) return this.#unnamed;
		return [...this.#unnamed, ...(first ?? []), ...(second ?? [])];
	}
}
