import { matchesAtStart, type RegexText } from "../rules/regex-text.ts";
import type { Condition, Formula } from "../rules/rule.ts";
import type { Kind, Node } from "../tree/node.ts";
import { bind, boundNodes, findBound } from "./environment.ts";
import { isWithin, type Match } from "./match.ts";

/**
 * A pattern that is nothing but `$X` matches every expression. Beside other patterns it only names what they found; alone
 * it is looked for among expressions whose text passes the conditions, so that no list of everything is ever made.
 */
const EXPRESSIONS: ReadonlySet<Kind> = new Set<Kind>([
	"Name",
	"Member",
	"Index",
	"String",
	"Template",
	"TaggedTemplate",
	"Number",
	"Bool",
	"Null",
	"Regex",
	"Call",
	"New",
	"List",
	"Tuple",
	"Set",
	"Object",
	"Binary",
	"Unary",
	"Assign",
	"Conditional",
	"Await",
	"Yield",
	"Sequence",
	"Comprehension",
	"JsxElement",
]);

/** The metavariable that a formula is nothing but, null for any other formula. */
export function wildcardOf(formula: Formula): string | null {
	if (formula.op !== "pattern" || formula.pattern.shape.kind !== "node") return null;
	const { node } = formula.pattern.shape;
	return node.kind === "Metavariable" ? node.text : null;
}

export function wildcardsOf(formula: Extract<Formula, { op: "all" }>): readonly string[] {
	return formula.positive.flatMap((part) => wildcardOf(part) ?? []);
}

/** Gives what was found the name as well; where the name already stands for a part of it, that part is what is meant. */
export function nameWhole(matches: readonly Match[], name: string): readonly Match[] {
	return matches.flatMap((match) => {
		const bound = findBound(match.environment, name);
		const [part] = bound === null ? [] : boundNodes(bound);
		if (part && EXPRESSIONS.has(part.kind) && isWithin(part, match)) {
			return [{ start: part.start, end: part.end, environment: match.environment, node: part }];
		}
		if (!match.node) return [];
		const environment = bind(match.environment, name, match.node);
		return environment === undefined ? [] : [{ ...match, environment }];
	});
}

/** All expressions of a file in reading order. Iterative. */
export function listExpressions(root: Node): readonly Node[] {
	const expressions: Node[] = [];
	const stack: Node[] = [root];
	for (let node = stack.pop(); node; node = stack.pop()) {
		if (EXPRESSIONS.has(node.kind)) expressions.push(node);
		for (let at = node.kids.length - 1; at >= 0; at -= 1) stack.push(node.kids[at] as Node);
	}
	return expressions;
}

interface WildcardScene {
	readonly source: string;
	readonly expressions: () => readonly Node[];
	readonly whole?: Match;
}

function textConditions(name: string, conditions: readonly Condition[]): readonly RegexText[] {
	return conditions.flatMap((one) =>
		one.op === "metavariable-regex" && one.name === name ? [one.regex] : [],
	);
}

/** The expressions whose text passes the conditions on it; within the metavariable at hand, if there is one. */
export function findAny(
	name: string,
	conditions: readonly Condition[],
	scene: WildcardScene,
): readonly Match[] {
	const regexes = textConditions(name, conditions);
	const { whole } = scene;
	const matches: Match[] = [];
	for (const node of scene.expressions()) {
		if (whole && (node.start < whole.start || node.end > whole.end)) continue;
		if (!regexes.every((regex) => matchesAtStart(regex, scene.source.slice(node.start, node.end)))) continue;
		matches.push({ start: node.start, end: node.end, environment: bind(null, name, node) ?? null, node });
	}
	return matches;
}
