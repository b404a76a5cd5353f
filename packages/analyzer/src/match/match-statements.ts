import type { PatternNode } from "../pattern/pattern.ts";
import type { Node } from "../tree/node.ts";
import type { Environment } from "./environment.ts";
import type { Scene } from "./scene.ts";

export interface StatementMatch {
	readonly environment: Environment;
	readonly first: Node;
	readonly last: Node;
}

interface StatementScene extends Scene {
	/** The pattern must cover the whole list; otherwise it may start and end anywhere. */
	readonly anchored: boolean;
	/** The list is a class's: what its methods do are no members. */
	readonly isMembers?: boolean;
}

const MAX_MATCHES = 64;

/** Kinds whose blocks belong to the same run of statements: what stands in an `if` still comes after what precedes it. */
function subBlocks(node: Node): readonly Node[] {
	switch (node.kind) {
		case "If":
		case "While":
		case "DoWhile":
		case "For":
		case "ForEach":
		case "Try":
		case "Catches":
		case "Catch":
		case "With":
		case "Switch":
		case "Cases":
		case "Case":
		case "Function":
		case "Class":
			return node.kids;
		case "Block":
			return [node];
		default:
			return [];
	}
}

/** Statements in reading order with those of nested blocks in between, as `...` sees them. */
function flatten(statements: readonly Node[], out: Node[]): Node[] {
	for (const statement of statements) {
		out.push(statement);
		for (const kid of subBlocks(statement)) {
			if (kid.kind === "Block") flatten(kid.kids, out);
			else if (subBlocks(kid).length > 0) flatten([kid], out);
		}
	}
	return out;
}

/** A list with what stands in its blocks, and the places of its own statements in that. */
interface Flat {
	readonly list: readonly Node[];
	readonly own: readonly number[];
}

const flattened = new WeakMap<readonly Node[], Flat>();

/** Made once for each list: many patterns look at it, and it goes with its tree. */
function flatList(statements: readonly Node[]): Flat {
	const known = flattened.get(statements);
	if (known) return known;
	const list = flatten(statements, []);
	const direct = new Set(statements);
	const flat = { list, own: list.flatMap((node, at) => (direct.has(node) ? [at] : [])) };
	flattened.set(statements, flat);
	return flat;
}

function matchStatement(pattern: PatternNode, node: Node, scene: Scene): readonly Environment[] {
	const { matchNode } = scene.context;
	const direct = matchNode(pattern, node, scene);
	if (direct.length > 0) return direct;
	const [expression] = pattern.kids;
	if (pattern.kind !== "ExprStmt" || !expression) return direct;
	if (node.kind === "VarDecl" || node.kind === "Field") {
		const whole = matchNode(expression, node, scene);
		if (whole.length > 0 || expression.kind === "Metavariable") return whole;
	}
	if (node.kind === "Export" && node.kids[0]) return matchStatement(pattern, node.kids[0], scene);
	return expression.kind === "Metavariable" ? direct : matchWithin(expression, node, scene);
}

/** An expression standing as a statement is also found inside one, but not in functions or blocks of it. */
function matchWithin(expression: PatternNode, node: Node, scene: Scene): readonly Environment[] {
	const stack = [...node.kids];
	for (let at = stack.pop(); at; at = stack.pop()) {
		if (at.kind === "Function" || at.kind === "Block" || at.kind === "Class") continue;
		const found = scene.context.matchNode(expression, at, scene);
		if (found.length > 0) return found;
		stack.push(...at.kids);
	}
	return [];
}

interface Position {
	readonly at: number;
	readonly environment: Environment;
	readonly first: Node | null;
	readonly last: Node | null;
}

/** Positions after matching one pattern statement from `from`; `skip` allows statements in between. */
function step(
	pattern: PatternNode,
	from: Position,
	search: { readonly statements: readonly Node[]; readonly scene: Scene; readonly skip: boolean },
): readonly Position[] {
	const next: Position[] = [];
	const limit = search.skip ? search.statements.length : from.at + 1;
	for (let at = from.at; at < limit && next.length < MAX_MATCHES; at += 1) {
		const node = search.statements[at];
		if (!node) break;
		for (const environment of matchStatement(pattern, node, {
			...search.scene,
			environment: from.environment,
		})) {
			next.push({ at: at + 1, environment, first: from.first ?? node, last: node });
		}
	}
	return next;
}

/** What stands in a block of a statement is a start of its own in that block. */
function starts(own: Iterable<number>, { anchored, environment }: StatementScene): readonly Position[] {
	const begin = { environment, first: null, last: null };
	return anchored ? [{ at: 0, ...begin }] : Array.from(own, (at) => ({ at, ...begin }));
}

/**
 * A run of statement patterns against a list of statements. With an ellipsis in the pattern, nested blocks count as
 * part of the run. O(statements² · patterns) at worst, cut at 64 matches.
 */
export function matchStatements(
	patterns: readonly PatternNode[],
	statements: readonly Node[],
	scene: StatementScene,
): readonly StatementMatch[] {
	const hasEllipsis = patterns.some((pattern) => pattern.kind === "Ellipsis");
	const isFlat = hasEllipsis && !scene.isMembers;
	const { list, own } = isFlat ? flatList(statements) : { list: statements, own: statements.keys() };
	let skip = false;
	const leads = patterns[0]?.kind === "Ellipsis";
	let positions = starts(own, leads ? { ...scene, anchored: true } : scene);
	for (const pattern of patterns) {
		if (pattern.kind === "Ellipsis") {
			skip = true;
			continue;
		}
		const search = { statements: list, scene, skip };
		positions = positions.flatMap((from) => step(pattern, from, search)).slice(0, MAX_MATCHES);
		skip = false;
	}
	const end = statements.at(-1);
	return positions.flatMap((position) =>
		finish(position, { leads, skip, list, end, anchored: scene.anchored }),
	);
}

function finish(
	position: Position,
	tail: {
		readonly leads: boolean;
		readonly skip: boolean;
		readonly list: readonly Node[];
		readonly end: Node | undefined;
		readonly anchored: boolean;
	},
): readonly StatementMatch[] {
	// What an ellipsis at the start or at the end stands for is part of the match.
	const first = (tail.leads ? null : position.first) ?? tail.list[0];
	const last = tail.skip ? tail.end : (position.last ?? undefined);
	if (!first || !last) return [];
	if (tail.anchored && !tail.skip && position.at < tail.list.length) return [];
	return [{ environment: position.environment, first, last }];
}
