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

/** Names under which patterns for this node may be filed. */
function nodeNames(node: Node, names: FileNames): readonly (string | null)[] {
	switch (node.kind) {
		case "Call":
		case "New": {
			const callee = node.kids[0];
			if (!callee) return [];
			const index = callee.kind === "Index" && callee.kids[1]?.kind === "String" ? callee.kids[1].text : null;
			return [callee.text, index, lastSegment(names.qualifiedName(callee))];
		}
		case "Name":
			return [node.text, lastSegment(names.qualifiedName(node))];
		case "Member":
			return [node.text];
		case "Index":
			return [node.kids[1]?.kind === "String" ? node.kids[1].text : null];
		default:
			return [];
	}
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
		for (const kind of targetKinds(node)) add(index, kind, { name: patternName(node), pattern });
	}
	const everywhere = index.get(ANY_NAME)?.get(ANY_NAME) ?? [];
	const candidates = (node: Node, names: FileNames): readonly Pattern[] => {
		const byName = index.get(node.kind);
		if (!byName) return everywhere;
		const found = [...everywhere, ...(byName.get(ANY_NAME) ?? [])];
		for (const name of new Set(byName.size > 0 ? nodeNames(node, names) : [])) {
			if (name !== null && name !== ANY_NAME) found.push(...(byName.get(name) ?? []));
		}
		return found;
	};
	return { candidates, statementPatterns };
}
