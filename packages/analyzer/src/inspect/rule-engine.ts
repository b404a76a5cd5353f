import type { IndexedRule } from "../flow/marks.ts";
import { MaskTable } from "../flow/masks.ts";
import type { Pattern } from "../pattern/pattern.ts";
import { internFormulas } from "../rules/intern-formulas.ts";
import type { Formula, Rule, TaintMode } from "../rules/rule.ts";
import type { Language } from "../tree/node.ts";
import { FormulaTable } from "./viability.ts";

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
	/** Rule of a taint rule's number in the masks; a rule with labels has one number for each. */
	readonly taintRules: readonly Rule[];
	select(language: Language, words: ReadonlySet<string>): Selection;
}

function isTaint(rule: Rule): rule is Rule & { readonly mode: TaintMode } {
	return rule.mode.kind === "taint";
}

interface Item {
	readonly formula: Formula;
}

/** A part of a rule with its formula's number. */
interface Numbered<T> {
	readonly item: T;
	readonly formula: number;
}

type NumberedParts = {
	readonly [K in keyof Omit<TaintMode, "kind" | "labels">]: readonly Numbered<TaintMode[K][number]>[];
};

interface NumberedTaint {
	readonly indexed: IndexedRule;
	readonly parts: NumberedParts;
}

/** The rules of one language with their formulas numbered. */
class LanguageRules {
	readonly #table = new FormulaTable();
	readonly #search: readonly { readonly rule: Rule; readonly formula: number }[];
	readonly #taint: readonly NumberedTaint[];

	constructor(search: readonly Rule[], taint: readonly IndexedRule[]) {
		this.#search = search.flatMap((rule) =>
			rule.mode.kind === "search" ? [{ rule, formula: this.#table.add(rule.mode.formula) }] : [],
		);
		this.#taint = taint.map((indexed) => ({ indexed, parts: this.#number(indexed.rule.mode) }));
	}

	#number(mode: TaintMode): NumberedParts {
		const each = <T extends Item>(items: readonly T[]): readonly Numbered<T>[] =>
			items.map((item) => ({ item, formula: this.#table.add(item.formula) }));
		return {
			sources: each(mode.sources),
			sinks: each(mode.sinks),
			sanitizers: each(mode.sanitizers),
			propagators: each(mode.propagators),
		};
	}

	select(words: ReadonlySet<string>): Selection {
		const viability = this.#table.judge(words);
		const needed: number[] = [];
		const keep = <T extends Item>(items: readonly Numbered<T>[]): readonly T[] =>
			items.flatMap(({ item, formula: number }) => {
				if (!viability.isViable(number)) return [];
				needed.push(number);
				const formula = viability.prune(number);
				return [formula === item.formula ? item : { ...item, formula }];
			});
		const search = this.#search.filter(({ formula }) => viability.isViable(formula));
		needed.push(...search.map(({ formula }) => formula));
		// The other parts of a taint rule would find nothing here.
		const taint = this.#taint.flatMap(({ indexed, parts }): readonly IndexedRule[] => {
			const mode: TaintMode = {
				kind: "taint",
				sources: keep(parts.sources),
				sinks: keep(parts.sinks),
				sanitizers: keep(parts.sanitizers),
				propagators: keep(parts.propagators),
				labels: indexed.rule.mode.labels,
			};
			const { sources, sinks, sanitizers, propagators } = mode;
			const isEmpty = sources.length + sinks.length + sanitizers.length + propagators.length === 0;
			return isEmpty ? [] : [{ index: indexed.index, rule: { ...indexed.rule, mode } }];
		});
		return { search: search.map(({ rule }) => rule), taint, patterns: viability.listPatterns(needed) };
	}
}

export function createRuleEngine(loaded: readonly Rule[]): RuleEngine {
	const rules = internFormulas(loaded);
	const taintRules: Rule[] = [];
	const indexed: IndexedRule[] = [];
	for (const rule of rules.filter(isTaint)) {
		indexed.push({ rule, index: taintRules.length });
		for (let number = Math.max(rule.mode.labels.length, 1); number > 0; number -= 1) taintRules.push(rule);
	}
	const search = rules.filter((rule) => !isTaint(rule));
	const byLanguage = new Map<Language, LanguageRules>();
	const rulesOf = (language: Language): LanguageRules => {
		const speaks = (rule: Rule): boolean => rule.languages.includes(language);
		const known =
			byLanguage.get(language) ??
			new LanguageRules(
				search.filter(speaks),
				indexed.filter(({ rule }) => speaks(rule)),
			);
		byLanguage.set(language, known);
		return known;
	};
	return {
		masks: new MaskTable(taintRules.length),
		rules: new Map(rules.map((rule) => [rule.id, rule])),
		taintRules,
		select: (language, words) => rulesOf(language).select(words),
	};
}
