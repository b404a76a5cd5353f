import { isSlowRegex } from "../rules/regex-safety.ts";
import { matchesAtStart, regexOf } from "../rules/regex-text.ts";
import type { Condition, Formula } from "../rules/rule.ts";
import type { Node } from "../tree/node.ts";
import { evaluateComparison } from "./comparison.ts";
import { type Bound, boundNodes, findBound, unify } from "./environment.ts";
import type { FormulaScene } from "./evaluate-formula.ts";
import { isWithin, type Match } from "./match.ts";
import { hasOneOfTypes } from "./match-typed.ts";

interface ConditionScene extends FormulaScene {
	/** Handed in, because formulas and conditions nest in one another. */
	readonly evaluate: (formula: Formula, scene: FormulaScene) => readonly Match[];
}

function span(bound: Bound): { start: number; end: number } | null {
	const nodes = boundNodes(bound);
	const [first] = nodes;
	const last = nodes.at(-1);
	return first && last ? { start: first.start, end: last.end } : null;
}

/** The text a metavariable stands for, as written: quotes belong to it unless the pattern wrote them (`"$X"`). */
function boundText(bound: Bound, scene: { readonly source: string }): string {
	const range = span(bound);
	return range ? scene.source.slice(range.start, range.end) : "";
}

function contentOf(node: Node, scene: FormulaScene): string | null {
	if (node.kind === "Regex") return node.text.slice(1, node.text.lastIndexOf("/"));
	const literal = scene.names.constantOf(node);
	return literal?.kind === "String" ? literal.text : null;
}

/** Shannon entropy in bits per character. */
function entropy(text: string): number {
	const counts = new Map<string, number>();
	for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
	let bits = 0;
	for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
	return bits;
}

function holdsAnalysis(analyzer: "entropy" | "redos", bound: Bound, scene: FormulaScene): boolean {
	const [node] = boundNodes(bound);
	const text = node ? contentOf(node, scene) : null;
	if (text === null) return false;
	if (analyzer === "redos") return isSlowRegex(text);
	return text.length >= 12 && !/\s/.test(text) && entropy(text) >= 3.5;
}

/** Whether a formula that has nothing but expressions for text holds in one. */
function holdsText(formula: Formula, text: string): boolean {
	switch (formula.op) {
		case "regex":
			return regexOf(formula.regex).test(text);
		case "any":
			return formula.of.some((part) => holdsText(part, text));
		case "all":
			return (
				[...formula.positive, ...formula.inside].every((part) => holdsText(part, text)) &&
				![...formula.not, ...formula.notInside].some((part) => holdsText(part, text))
			);
		default:
			return false;
	}
}

/** Matches extended by what the formula binds inside the metavariable; none when it does not hold there. */
function matchesInside(
	formula: Formula,
	match: Match,
	at: { bound: Bound; scene: ConditionScene },
): readonly Match[] {
	const range = span(at.bound);
	if (!range) return [];
	const node = boundNodes(at.bound)[0] ?? null;
	const whole: Match = { ...range, environment: match.environment, node };
	return at.scene.evaluate(formula, { ...at.scene, whole }).flatMap((found) => {
		if (!isWithin(found, range)) return [];
		const environment = unify(match.environment, found.environment);
		return environment === undefined ? [] : [{ ...match, environment }];
	});
}

/** Whether a condition on a metavariable holds; unbound metavariables never satisfy one. */
function holdsCondition(
	condition: Exclude<Condition, { op: "metavariable-pattern" }>,
	match: Match,
	scene: ConditionScene,
): boolean {
	if (condition.op === "metavariable-comparison") {
		return evaluateComparison(condition.comparison, {
			base: condition.base,
			strip: condition.strip === true,
			lookup: (name) => {
				const bound = findBound(match.environment, name);
				const [node] = bound === null ? [] : boundNodes(bound);
				return node ? (scene.names.constantOf(node) ?? node) : null;
			},
		});
	}
	const bound = findBound(match.environment, condition.name);
	if (bound === null) return false;
	switch (condition.op) {
		case "metavariable-regex":
			return matchesAtStart(condition.regex, boundText(bound, scene));
		case "metavariable-analysis":
			return holdsAnalysis(condition.analyzer, bound, scene);
		default:
			return boundNodes(bound).some((node) => hasOneOfTypes(node, condition.types, scene.names));
	}
}

/** The matches for which a condition holds, with the metavariables that the condition itself binds. */
export function applyCondition(
	condition: Condition,
	matches: readonly Match[],
	scene: ConditionScene,
): readonly Match[] {
	if (condition.op !== "metavariable-pattern")
		return matches.filter((match) => holdsCondition(condition, match, scene));
	return matches.flatMap((match) => {
		const bound = findBound(match.environment, condition.name);
		if (bound === null) return [];
		if (condition.ofText) return holdsText(condition.formula, boundText(bound, scene)) ? [match] : [];
		return matchesInside(condition.formula, match, { bound, scene });
	});
}
