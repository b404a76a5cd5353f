import type { IndexedRule } from "../flow/marks.ts";
import { MaskTable } from "../flow/masks.ts";
import { wildcardOf } from "../match/wildcard.ts";
import type { Pattern } from "../pattern/pattern.ts";
import { internFormulas } from "../rules/intern-formulas.ts";
import type { Condition, Formula, Rule, TaintMode } from "../rules/rule.ts";
import type { Language } from "../tree/node.ts";

/** The rules of one language that can match a file with the given words, and the patterns they need. */
export interface Selection {
	readonly search: readonly Rule[];
	readonly taint: readonly IndexedRule[];
	readonly patterns: readonly Pattern[];
}

/** Rules made ready to run: taint rules numbered, patterns by rule known. */
export interface RuleEngine {
	readonly masks: MaskTable;
	readonly rules: ReadonlyMap<string, Rule>;
	/** Rule of a taint rule's number in the masks. */
	readonly taintRules: readonly Rule[];
	select(language: Language, words: ReadonlySet<string>): Selection;
}

function conditionFormulas(conditions: readonly Condition[]): readonly Formula[] {
	return conditions.flatMap((condition) =>
		condition.op === "metavariable-pattern" ? [condition.formula] : [],
	);
}

function collectPatterns(formula: Formula, into: Map<string, Pattern>): void {
	if (wildcardOf(formula) !== null) return;
	if (formula.op === "pattern") {
		into.set(formula.pattern.source, formula.pattern);
		return;
	}
	if (formula.op === "regex") return;
	const parts =
		formula.op === "any"
			? formula.of
			: [
					...formula.positive,
					...formula.inside,
					...formula.not,
					...formula.notInside,
					...conditionFormulas(formula.conditions),
				];
	for (const part of parts) collectPatterns(part, into);
}

function hasWords(pattern: Pattern, words: ReadonlySet<string>): boolean {
	const hasName = pattern.names === undefined || pattern.names.some((name) => words.has(name));
	return hasName && pattern.words.every((word) => words.has(word));
}

/** Whether a formula can hold in a file that has these words. */
function isViable(formula: Formula, words: ReadonlySet<string>): boolean {
	switch (formula.op) {
		case "pattern":
			return hasWords(formula.pattern, words);
		case "regex":
			return true;
		case "any":
			return formula.of.some((part) => isViable(part, words));
		default:
			return [...formula.positive, ...formula.inside].every((part) => isViable(part, words));
	}
}

function isTaint(rule: Rule): rule is Rule & { readonly mode: TaintMode } {
	return rule.mode.kind === "taint";
}

/** The parts of a taint rule that can hold in a file; the others would find nothing there. */
function narrow(indexed: IndexedRule, words: ReadonlySet<string>): IndexedRule | null {
	const { mode } = indexed.rule;
	const viable = <T extends { readonly formula: Formula }>(items: readonly T[]): readonly T[] =>
		items.filter((item) => isViable(item.formula, words));
	const narrowed: TaintMode = {
		kind: "taint",
		sources: viable(mode.sources),
		sinks: viable(mode.sinks),
		sanitizers: viable(mode.sanitizers),
		propagators: viable(mode.propagators),
	};
	const count =
		narrowed.sources.length +
		narrowed.sinks.length +
		narrowed.sanitizers.length +
		narrowed.propagators.length;
	return count === 0 ? null : { index: indexed.index, rule: { ...indexed.rule, mode: narrowed } };
}

function formulasOf(rule: Rule): readonly Formula[] {
	const { mode } = rule;
	if (mode.kind === "search") return [mode.formula];
	return [...mode.sources, ...mode.sinks, ...mode.sanitizers, ...mode.propagators].map(
		(item) => item.formula,
	);
}

export function createRuleEngine(loaded: readonly Rule[]): RuleEngine {
	const rules = internFormulas(loaded);
	const taintRules = rules.filter(isTaint);
	const indexed = taintRules.map((rule, index) => ({ rule, index }));
	const search = rules.filter((rule) => !isTaint(rule));
	const select = (language: Language, words: ReadonlySet<string>): Selection => {
		const speaks = (rule: Rule): boolean => rule.languages.includes(language);
		const chosen = search.filter(
			(rule) => speaks(rule) && rule.mode.kind === "search" && isViable(rule.mode.formula, words),
		);
		const taint = indexed.flatMap((one) => (speaks(one.rule) ? (narrow(one, words) ?? []) : []));
		const patterns = new Map<string, Pattern>();
		for (const rule of [...chosen, ...taint.map((one) => one.rule)]) {
			for (const formula of formulasOf(rule)) collectPatterns(formula, patterns);
		}
		return {
			search: chosen,
			taint,
			patterns: [...patterns.values()].filter((pattern) => hasWords(pattern, words)),
		};
	};
	return {
		masks: new MaskTable(taintRules.length),
		rules: new Map(rules.map((rule) => [rule.id, rule])),
		taintRules,
		select,
	};
}
