import { wildcardOf } from "../match/wildcard.ts";
import type { Pattern } from "../pattern/pattern.ts";
import type { Condition, Formula } from "../rules/rule.ts";

/** What can hold in a file with certain words. */
export interface Viability {
	isViable(formula: number): boolean;
	/** Alternatives that cannot hold left out; one object for one number. Of several dozen libraries a file uses a few. */
	prune(formula: number): Formula;
	/** Patterns that the formulas need and whose words are there. */
	listPatterns(formulas: readonly number[]): readonly Pattern[];
}

interface CompiledFormula {
	/** The pattern's number; -1 for what is no pattern. */
	readonly pattern: number;
	/** Formulas that decide: one of them for alternatives, all of them otherwise. */
	readonly needs: readonly number[];
	readonly isAlternative: boolean;
	/** Everything below, for the patterns in it. */
	readonly parts: readonly number[];
}

function conditionFormulas(conditions: readonly Condition[]): readonly Formula[] {
	return conditions.flatMap((condition) =>
		condition.op === "metavariable-pattern" ? [condition.formula] : [],
	);
}

/**
 * The formulas of one language, numbered and ordered once, so that asking what can hold in a file is a run over small
 * arrays: with some hundred rules that is asked thousands of times for every file.
 */
export class FormulaTable {
	readonly #numbers = new Map<Formula, number>();
	readonly #formulas: CompiledFormula[] = [];
	readonly #sources: Formula[] = [];
	readonly #patterns: Pattern[] = [];
	readonly #patternNumbers = new Map<string, number>();
	/** Patterns by a word that they need. */
	readonly #byWord = new Map<string, number[]>();
	/** How many words each pattern needs. */
	readonly #needed: number[] = [];

	/** The number of a formula; equal objects have one. */
	add(formula: Formula): number {
		const known = this.#numbers.get(formula);
		if (known !== undefined) return known;
		const compiled = this.#compile(formula);
		const number = this.#formulas.length;
		this.#formulas.push(compiled);
		this.#sources.push(formula);
		this.#numbers.set(formula, number);
		return number;
	}

	#compile(formula: Formula): CompiledFormula {
		const each = (formulas: readonly Formula[]): readonly number[] => formulas.map((one) => this.add(one));
		const leaf = { needs: [], isAlternative: false, parts: [] };
		if (formula.op === "regex") return { ...leaf, pattern: -1 };
		if (formula.op === "pattern") return { ...leaf, pattern: this.#addPattern(formula) };
		if (formula.op === "any") {
			const of = each(formula.of);
			return { pattern: -1, needs: of, isAlternative: true, parts: of };
		}
		const needs = each([...formula.positive, ...formula.inside]);
		const others = each([...formula.not, ...formula.notInside, ...conditionFormulas(formula.conditions)]);
		return { pattern: -1, needs, isAlternative: false, parts: [...needs, ...others] };
	}

	/** What matches everything has no words, and nobody looks for it. */
	#addPattern(formula: Extract<Formula, { op: "pattern" }>): number {
		if (wildcardOf(formula) !== null) return -1;
		const { pattern } = formula;
		const known = this.#patternNumbers.get(pattern.source);
		if (known !== undefined) return known;
		const number = this.#patterns.length;
		this.#patterns.push(pattern);
		this.#patternNumbers.set(pattern.source, number);
		const words = new Set(pattern.words);
		this.#needed.push(words.size);
		for (const word of words) {
			const others = this.#byWord.get(word);
			if (others) others.push(number);
			else this.#byWord.set(word, [number]);
		}
		return number;
	}

	/** Linear in the words, patterns and formulas. */
	judge(words: ReadonlySet<string>): Viability {
		const patterns = this.#judgePatterns(words);
		const formulas = new Uint8Array(this.#formulas.length);
		// Parts have smaller numbers than what they are part of.
		const holds = (need: number): boolean => formulas[need] === 1;
		for (let number = 0; number < formulas.length; number += 1) {
			const { pattern, needs, isAlternative } = this.#formulas[number] as CompiledFormula;
			const isViable =
				pattern >= 0 ? patterns[pattern] === 1 : isAlternative ? needs.some(holds) : needs.every(holds);
			formulas[number] = isViable ? 1 : 0;
		}
		const pruned = new Map<number, Formula>();
		return {
			isViable: (formula) => formulas[formula] === 1,
			prune: (number) => {
				const known = pruned.get(number) ?? this.#prune(number, holds);
				pruned.set(number, known);
				return known;
			},
			listPatterns: (roots) => this.#listPatterns(roots, patterns),
		};
	}

	#prune(number: number, holds: (need: number) => boolean): Formula {
		const formula = this.#sources[number] as Formula;
		if (formula.op !== "any") return formula;
		const needs = this.#formulas[number]?.needs ?? [];
		return needs.every(holds)
			? formula
			: { ...formula, of: needs.filter(holds).map((need) => this.#sources[need] as Formula) };
	}

	#judgePatterns(words: ReadonlySet<string>): Uint8Array {
		const counts = new Uint16Array(this.#patterns.length);
		for (const word of words) {
			const asking = this.#byWord.get(word);
			if (!asking) continue;
			for (const number of asking) counts[number] = (counts[number] ?? 0) + 1;
		}
		const viable = new Uint8Array(this.#patterns.length);
		for (let number = 0; number < viable.length; number += 1) {
			if (counts[number] !== this.#needed[number]) continue;
			if (hasGroups(this.#patterns[number] as Pattern, words)) viable[number] = 1;
		}
		return viable;
	}

	#listPatterns(roots: readonly number[], viable: Uint8Array): readonly Pattern[] {
		const seen = new Uint8Array(this.#formulas.length);
		const taken = new Uint8Array(this.#patterns.length);
		const found: Pattern[] = [];
		const stack = [...roots];
		for (let number = stack.pop(); number !== undefined; number = stack.pop()) {
			const formula = this.#formulas[number];
			if (!formula || seen[number] === 1) continue;
			seen[number] = 1;
			stack.push(...formula.parts);
			const pattern = this.#patterns[formula.pattern];
			if (!pattern || viable[formula.pattern] !== 1 || taken[formula.pattern] === 1) continue;
			taken[formula.pattern] = 1;
			found.push(pattern);
		}
		return found;
	}
}

/** Words are counted from two letters on. */
function hasGroups({ names, near }: Pattern, words: ReadonlySet<string>): boolean {
	const isThere = (word: string): boolean => word.length < 2 || words.has(word);
	if (names && !names.some(isThere)) return false;
	return !near || near.every((group) => group.some(isThere));
}
