import type { Pattern } from "../pattern/pattern.ts";
import type { FileNames } from "../resolve/file-names.ts";
import type { Node } from "../tree/node.ts";
import type { LeafIndex } from "./leaf-index.ts";
import type { Match } from "./match.ts";
import { createMatchContext } from "./match-node.ts";
import { matchStatements } from "./match-statements.ts";
import type { MatchContext } from "./scene.ts";

/** Matches of single patterns, by the pattern's source text. */
export type LeafMatches = ReadonlyMap<string, readonly Match[]>;

/** Expression patterns that match anything would match every node of the file; these kinds are no code of their own. */
const STRUCTURE = new Set([
	"Module",
	"Block",
	"Args",
	"Params",
	"Param",
	"Decorators",
	"Bases",
	"Empty",
	"Type",
	"JsxAttrs",
]);

function matchOne(pattern: Pattern, node: Node, context: MatchContext): readonly Match[] {
	if (pattern.shape.kind !== "node") return [];
	if (pattern.shape.node.kind !== node.kind && STRUCTURE.has(node.kind)) return [];
	const solutions = context.matchNode(pattern.shape.node, node, { context, environment: null });
	return solutions.map((environment) => ({ start: node.start, end: node.end, environment, node }));
}

function matchRuns(pattern: Pattern, block: Node, context: MatchContext): readonly Match[] {
	if (pattern.shape.kind !== "statements") return [];
	const scene = { context, environment: null, anchored: false };
	return matchStatements(pattern.shape.statements, block.kids, scene).map((match) => ({
		start: match.first.start,
		end: match.last.end,
		environment: match.environment,
		node: null,
	}));
}

/** Finds all patterns of an index in one walk. Iterative. */
export function findLeaves(
	root: Node,
	index: LeafIndex,
	file: { readonly source: string; readonly names: FileNames },
): LeafMatches {
	const context = createMatchContext(file.source, file.names);
	const found = new Map<string, Match[]>();
	const record = (pattern: Pattern, matches: readonly Match[]): void => {
		if (matches.length === 0) return;
		const list = found.get(pattern.source);
		if (list) list.push(...matches);
		else found.set(pattern.source, [...matches]);
	};
	const stack: Node[] = [root];
	for (let node = stack.pop(); node; node = stack.pop()) {
		for (const pattern of index.candidates(node, file.names))
			record(pattern, matchOne(pattern, node, context));
		if (node.kind === "Block" || node.kind === "Module") {
			for (const pattern of index.statementPatterns) record(pattern, matchRuns(pattern, node, context));
		}
		for (let at = node.kids.length - 1; at >= 0; at -= 1) stack.push(node.kids[at] as Node);
	}
	return found;
}
