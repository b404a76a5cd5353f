import { mapParts, mapRule } from "./map-formulas.ts";
import type { Formula, Rule } from "./rule.ts";

/**
 * Makes equal formulas one object. Rules of a pack repeat each other's sources; what is one object is evaluated once per
 * file.
 */
export function internFormulas(rules: readonly Rule[]): readonly Rule[] {
	const known = new Map<string, Formula>();
	/** Models are shared already where rules were compiled in this process. */
	const done = new Map<Formula, Formula>();
	const intern = (formula: Formula): Formula => {
		const before = done.get(formula);
		if (before) return before;
		const rebuilt = mapParts(formula, intern);
		const key = JSON.stringify(rebuilt);
		const interned = known.get(key) ?? rebuilt;
		known.set(key, interned);
		done.set(formula, interned);
		return interned;
	};
	return rules.map((rule) => mapRule(rule, intern));
}
