import type { PatternNode } from "../pattern/pattern.ts";
import type { FileNames } from "../resolve/file-names.ts";
import type { Node } from "../tree/node.ts";
import { bind, type Environment } from "./environment.ts";

/** All ways in which a pattern matches; empty when it does not. */
export type Solutions = readonly Environment[];

export type NodeMatcher = (pattern: PatternNode, node: Node, scene: Scene) => Solutions;

/** What matching needs to know about the file; `matchNode` ties the knot between nodes and lists of nodes. */
export interface MatchContext {
	readonly source: string;
	readonly names: FileNames;
	readonly matchNode: NodeMatcher;
	/** A name also stands for the expression that it is given once. */
	readonly symbolic: boolean;
}

export interface Scene {
	readonly context: MatchContext;
	readonly environment: Environment;
	/** Among the parts of a template, where literal text is no expression. */
	readonly inTemplate?: true;
}

export const NO_MATCH: Solutions = [];
/** Ambiguous ellipses multiply solutions; a rule never needs more than a few. */
export const MAX_SOLUTIONS = 32;

/** Runs `step` on every solution so far and joins the results. */
export function andThen(solutions: Solutions, step: (environment: Environment) => Solutions): Solutions {
	if (solutions.length === 0) return NO_MATCH;
	if (solutions.length === 1) return step(solutions[0] as Environment);
	const all: Environment[] = [];
	for (const solution of solutions) {
		all.push(...step(solution));
		if (all.length >= MAX_SOLUTIONS) break;
	}
	return all;
}

/** The scene after binding; most steps bind nothing, and then it is the same. */
export function withEnvironment(scene: Scene, environment: Environment): Scene {
	return environment === scene.environment ? scene : { ...scene, environment };
}

export function bindOne(environment: Environment, name: string, node: Node): Solutions {
	const bound = bind(environment, name, node);
	return bound === undefined ? NO_MATCH : [bound];
}
