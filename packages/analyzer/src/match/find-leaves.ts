import type { Pattern } from "../pattern/pattern.ts";
import type { FileNames } from "../resolve/file-names.ts";
import type { Node } from "../tree/node.ts";
import type { LeafIndex } from "./leaf-index.ts";
import type { Match } from "./match.ts";
import { createMatchContext } from "./match-node.ts";
import { matchStatements } from "./match-statements.ts";
import { probeOf } from "./probe.ts";
import type { MatchContext, Scene } from "./scene.ts";
import { findWordPlaces, type WordPlaces } from "./word-places.ts";

/** Matches of single patterns in one file. */
export interface LeafMatches {
	get(pattern: Pattern): readonly Match[];
}

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

const NONE: readonly Match[] = [];

function matchOne(pattern: Pattern, node: Node, scene: Scene): readonly Match[] {
	if (pattern.shape.kind !== "node") return NONE;
	if (pattern.shape.node.kind !== node.kind && STRUCTURE.has(node.kind)) return NONE;
	const probe = pattern.symbolic ? null : probeOf(pattern.shape.node);
	if (probe && !probe(node)) return NONE;
	const solutions = scene.context.matchNode(pattern.shape.node, node, scene);
	if (solutions.length === 0) return NONE;
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

/**
 * Matches of an index's patterns. Those of single nodes are found in one walk; runs of statements cost more, are mostly
 * asked for around something else, and so are looked for when they are. Iterative.
 */
class Leaves implements LeafMatches {
	readonly #context: MatchContext;
	/** For patterns that look behind names. */
	readonly #symbolic: MatchContext;
	readonly #found = new Map<string, readonly Match[]>();
	readonly #blocks: readonly Node[];
	readonly #places: WordPlaces;
	/** Others cannot match here, and were left out of the index. */
	readonly #runs: ReadonlySet<string>;

	constructor(root: Node, index: LeafIndex, file: { readonly source: string; readonly names: FileNames }) {
		this.#context = createMatchContext(file.source, file.names);
		this.#symbolic = { ...this.#context, symbolic: true };
		this.#places = findWordPlaces(file.source, index.statementPatterns);
		this.#runs = new Set(index.statementPatterns.map(({ source }) => source));
		this.#blocks = this.#walk(root, index);
	}

	#walk(root: Node, index: LeafIndex): readonly Node[] {
		const context = this.#context;
		const scene = { context, environment: null };
		const symbolic = { context: this.#symbolic, environment: null };
		const found = new Map<string, Match[]>();
		const blocks: Node[] = [];
		const stack: Node[] = [root];
		for (let node = stack.pop(); node; node = stack.pop()) {
			for (const pattern of index.candidates(node, context)) {
				const matches = matchOne(pattern, node, pattern.symbolic ? symbolic : scene);
				if (matches.length === 0) continue;
				const list = found.get(pattern.source);
				if (list) list.push(...matches);
				else found.set(pattern.source, [...matches]);
			}
			if (node.kind === "Block" || node.kind === "Module") blocks.push(node);
			for (let at = node.kids.length - 1; at >= 0; at -= 1) stack.push(node.kids[at] as Node);
		}
		for (const [source, matches] of found) this.#found.set(source, matches);
		return blocks;
	}

	get(pattern: Pattern): readonly Match[] {
		const known = this.#found.get(pattern.source);
		if (known) return known;
		const matches = this.#runs.has(pattern.source) ? this.#findRuns(pattern) : [];
		this.#found.set(pattern.source, matches);
		return matches;
	}

	#findRuns(pattern: Pattern): readonly Match[] {
		const context = pattern.symbolic ? this.#symbolic : this.#context;
		return this.#blocks.flatMap((block) =>
			this.#places.holds(pattern, block) ? matchRuns(pattern, block, context) : [],
		);
	}
}

/** Looks for the patterns of an index in one file. */
export function findLeaves(
	root: Node,
	index: LeafIndex,
	file: { readonly source: string; readonly names: FileNames },
): LeafMatches {
	return new Leaves(root, index, file);
}
