import type { Formula, Rule } from "./rule.ts";

type Rewrite = (formula: Formula) => Formula;

/** A formula with its parts rewritten. */
export function mapParts(formula: Formula, rewrite: Rewrite): Formula {
	if (formula.op === "pattern" || formula.op === "regex") return formula;
	if (formula.op === "any") return { ...formula, of: formula.of.map(rewrite) };
	return {
		...formula,
		positive: formula.positive.map(rewrite),
		inside: formula.inside.map(rewrite),
		not: formula.not.map(rewrite),
		notInside: formula.notInside.map(rewrite),
		conditions: formula.conditions.map((condition) =>
			condition.op === "metavariable-pattern"
				? { ...condition, formula: rewrite(condition.formula) }
				: condition,
		),
	};
}

/** A rule with all its formulas rewritten. */
export function mapRule(rule: Rule, rewrite: Rewrite): Rule {
	const { mode } = rule;
	if (mode.kind === "search") return { ...rule, mode: { ...mode, formula: rewrite(mode.formula) } };
	const each = <T extends { readonly formula: Formula }>(items: readonly T[]): readonly T[] =>
		items.map((item) => ({ ...item, formula: rewrite(item.formula) }));
	return {
		...rule,
		mode: {
			...mode,
			sources: each(mode.sources),
			sinks: each(mode.sinks),
			sanitizers: each(mode.sanitizers),
			propagators: each(mode.propagators),
		},
	};
}
