import type { Condition, Formula, Rule } from "./rule.ts";

/**
 * Makes equal formulas one object. Rules of a pack repeat each other's sources word for word; what is one object is
 * evaluated once per file.
 */
export function internFormulas(rules: readonly Rule[]): readonly Rule[] {
	const known = new Map<string, Formula>();
	const intern = (formula: Formula): Formula => {
		const rebuilt = rebuild(formula, intern);
		const key = JSON.stringify(rebuilt);
		const existing = known.get(key);
		if (existing) return existing;
		known.set(key, rebuilt);
		return rebuilt;
	};
	return rules.map((rule) => internRule(rule, intern));
}

function rebuild(formula: Formula, intern: (formula: Formula) => Formula): Formula {
	if (formula.op === "pattern" || formula.op === "regex") return formula;
	if (formula.op === "any") return { ...formula, of: formula.of.map(intern) };
	return {
		...formula,
		positive: formula.positive.map(intern),
		inside: formula.inside.map(intern),
		not: formula.not.map(intern),
		notInside: formula.notInside.map(intern),
		conditions: formula.conditions.map((condition) => internCondition(condition, intern)),
	};
}

function internCondition(condition: Condition, intern: (formula: Formula) => Formula): Condition {
	return condition.op === "metavariable-pattern"
		? { ...condition, formula: intern(condition.formula) }
		: condition;
}

function internRule(rule: Rule, intern: (formula: Formula) => Formula): Rule {
	const { mode } = rule;
	if (mode.kind === "search") return { ...rule, mode: { ...mode, formula: intern(mode.formula) } };
	const each = <T extends { readonly formula: Formula }>(items: readonly T[]): readonly T[] =>
		items.map((item) => ({ ...item, formula: intern(item.formula) }));
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
