import { isSlowRegex } from "../rules/regex-safety.ts";
import { regexOf } from "../rules/regex-text.ts";
import type { Condition, Formula } from "../rules/rule.ts";
import type { Node } from "../tree/node.ts";
import { evaluateComparison } from "./comparison.ts";
import { type Bound, boundNodes, findBound, unify } from "./environment.ts";
import type { FormulaScene } from "./evaluate-formula.ts";
import { isWithin, type Match } from "./match.ts";

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

/** The text a metavariable stands for: source as written, or the content of a string literal. */
export function boundText(bound: Bound, scene: { readonly source: string }): string {
	const nodes = boundNodes(bound);
	const [only] = nodes;
	if (nodes.length === 1 && only && (only.kind === "String" || (only.kind === "Name" && only.text !== "")))
		return only.text;
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

function holdsPattern(formula: Formula, match: Match, at: { bound: Bound; scene: ConditionScene }): boolean {
	const range = span(at.bound);
	if (!range) return false;
	if (formula.op === "regex") return regexOf(formula.regex).test(boundText(at.bound, at.scene));
	return at.scene
		.evaluate(formula, at.scene)
		.some((found) => isWithin(found, range) && unify(match.environment, found.environment) !== undefined);
}

/** Python's `re.match` anchors at the start, and so does the rule language. */
function matchesAtStart(source: RegExp, text: string): boolean {
	const found = new RegExp(source.source, source.flags.replace("m", "")).exec(text);
	return found !== null && found.index === 0;
}

/** Whether a condition on a metavariable holds; unbound metavariables never satisfy one. */
export function holdsCondition(condition: Condition, match: Match, scene: ConditionScene): boolean {
	if (condition.op === "metavariable-comparison") {
		return evaluateComparison(condition.comparison, {
			base: condition.base,
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
		case "metavariable-regex": {
			const [node] = boundNodes(bound);
			const literal = node ? scene.names.constantOf(node) : null;
			return matchesAtStart(regexOf(condition.regex), literal ? literal.text : boundText(bound, scene));
		}
		case "metavariable-pattern":
			return holdsPattern(condition.formula, match, { bound, scene });
		case "metavariable-analysis":
			return holdsAnalysis(condition.analyzer, bound, scene);
		default:
			return condition.types.includes(boundText(bound, scene));
	}
}
