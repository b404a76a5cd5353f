import type { PatternNode } from "../pattern/pattern.ts";
import type { Node } from "../tree/node.ts";
import { bind, type Environment } from "./environment.ts";
import { andThen, MAX_SOLUTIONS, NO_MATCH, type Scene, type Solutions } from "./scene.ts";

function isRun(pattern: PatternNode): boolean {
	return pattern.kind === "Ellipsis" || pattern.kind === "EllipsisVariable";
}

function bindRun(
	pattern: PatternNode,
	nodes: readonly Node[],
	environment: Environment,
): Environment | undefined {
	return pattern.kind === "Ellipsis" ? environment : bind(environment, pattern.text, nodes);
}

/** Ways to split one list: a template of thousands of parts is read no further than that. */
const MAX_SPLITS = 1_000;

/** What is left of a list and its patterns; places instead of copies, because lists may be long. */
interface Rest {
	readonly patterns: readonly PatternNode[];
	readonly nodes: readonly Node[];
	readonly pattern: number;
	readonly node: number;
}

/**
 * Ordered lists with ellipses: parameters, elements, positional arguments. Every split of the list between ellipses is
 * a solution. Exponential only in the number of ellipses of the pattern, and cut by the bound on solutions.
 */
export function matchSequence(
	patterns: readonly PatternNode[],
	nodes: readonly Node[],
	scene: Scene,
): Solutions {
	return matchRest({ patterns, nodes, pattern: 0, node: 0 }, scene);
}

function matchRest(at: Rest, scene: Scene): Solutions {
	const first = at.patterns[at.pattern];
	if (!first) return at.node === at.nodes.length ? [scene.environment] : NO_MATCH;
	return isRun(first) ? matchRun(first, at, scene) : matchHead(first, at, scene);
}

function matchRun(first: PatternNode, at: Rest, scene: Scene): Solutions {
	const { nodes, node } = at;
	const next = at.pattern + 1;
	const bindTo = (end: number): Environment | undefined =>
		first.kind === "Ellipsis" ? scene.environment : bindRun(first, nodes.slice(node, end), scene.environment);
	if (next === at.patterns.length) {
		const bound = bindTo(nodes.length);
		return bound === undefined ? NO_MATCH : [bound];
	}
	const all: Environment[] = [];
	for (let end = node; end <= nodes.length && all.length < MAX_SPLITS; end += 1) {
		const environment = bindTo(end);
		if (environment === undefined) continue;
		all.push(...matchRest({ ...at, pattern: next, node: end }, { ...scene, environment }));
	}
	return all;
}

function matchHead(first: PatternNode, at: Rest, scene: Scene): Solutions {
	const node = at.nodes[at.node];
	if (!node) return NO_MATCH;
	return andThen(matchElement(first, node, scene), (environment) =>
		matchRest({ ...at, pattern: at.pattern + 1, node: at.node + 1 }, { ...scene, environment }),
	);
}

/** A parameter pattern `$X` also takes parameters with a default, a type or a decorator. */
function matchElement(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (pattern.kind === "Metavariable" && node.kind === "Spread") return NO_MATCH;
	if (pattern.kind === "Metavariable" && node.kind === "String" && scene.inTemplate) return NO_MATCH;
	return scene.context.matchNode(pattern, node, { context: scene.context, environment: scene.environment });
}

/** Arguments: positional ones in order, keyword ones in any order; an ellipsis allows more of both. */
export function matchArguments(
	patterns: readonly PatternNode[],
	nodes: readonly Node[],
	scene: Scene,
): Solutions {
	const keywords = patterns.filter((pattern) => pattern.kind === "KeywordArg");
	if (keywords.length === 0) {
		return matchSequence(patterns, nodes, scene);
	}
	return matchKeywords(keywords, nodes, {
		scene,
		positional: patterns.filter((pattern) => pattern.kind !== "KeywordArg"),
		open: patterns.some(isRun),
	});
}

interface Remaining {
	readonly scene: Scene;
	readonly positional: readonly PatternNode[];
	readonly open: boolean;
}

function matchKeywords(
	keywords: readonly PatternNode[],
	nodes: readonly Node[],
	remaining: Remaining,
): Solutions {
	const [first, ...rest] = keywords;
	if (!first) {
		const positional = remaining.open ? nodes : nodes.filter((node) => node.kind !== "KeywordArg");
		if (!remaining.open && positional.length !== nodes.length) return NO_MATCH;
		return matchSequence(remaining.positional, positional, remaining.scene);
	}
	const all: Environment[] = [];
	for (const [index, node] of nodes.entries()) {
		if (node.kind !== "KeywordArg") continue;
		const others = nodes.filter((_, at) => at !== index);
		for (const environment of remaining.scene.context.matchNode(first, node, remaining.scene)) {
			all.push(...matchKeywords(rest, others, { ...remaining, scene: { ...remaining.scene, environment } }));
		}
	}
	return all;
}

/**
 * Unordered members: object properties, attributes, decorators, bases, imported names. Every pattern member needs a
 * partner; more members than the pattern names are allowed with an ellipsis, and always for records, attributes, decorators and imports; a
 * dictionary is matched as a whole.
 */
export function matchMembers(
	patterns: readonly PatternNode[],
	nodes: readonly Node[],
	scene: Scene,
): Solutions {
	const wanted = patterns.filter((pattern) => !isRun(pattern));
	const open = wanted.length !== patterns.length;
	const kind = wanted[0]?.kind;
	const isRecord = nodes.some((node) => node.kind === "Pair" && node.kids[0]?.kind === "Key");
	const isStrict = !isRecord && nodes.some((node) => node.kind === "Pair");
	const loose = open || kind === "ImportName" || !isStrict;
	if (!loose && wanted.length !== nodes.length) return NO_MATCH;
	return matchDistinct(wanted, nodes, scene);
}

/** Each pattern takes a member of its own. */
function matchDistinct(patterns: readonly PatternNode[], nodes: readonly Node[], scene: Scene): Solutions {
	const [first, ...rest] = patterns;
	if (!first) return [scene.environment];
	const all: Environment[] = [];
	for (const node of nodes) {
		const solutions = matchElement(first, node, scene);
		if (solutions.length === 0) continue;
		const others = nodes.filter((other) => other !== node);
		all.push(...andThen(solutions, (environment) => matchDistinct(rest, others, { ...scene, environment })));
		if (all.length >= MAX_SOLUTIONS) break;
	}
	return all;
}
