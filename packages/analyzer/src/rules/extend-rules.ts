import { findRuleLanguage } from "../lower/index.ts";
import type { PatternFamily } from "../pattern/prepare-pattern.ts";
import { mapParts, mapRule } from "./map-formulas.ts";
import type { Models } from "./models.ts";
import type { Formula, Rule } from "./rule.ts";

function extend(formula: Formula, models: Models, family: PatternFamily): Formula {
	const extended = mapParts(formula, (part) => extend(part, models, family));
	if (extended.op !== "any" || !extended.model) return extended;
	return { ...extended, of: [...extended.of, ...models.formulasOf(extended.model, family)] };
}

/** Teaches compiled rules further models: wherever a rule names a kind, it also finds what these say of it. */
export function extendRules(rules: readonly Rule[], models: Models): readonly Rule[] {
	if (models.entries.length === 0) return rules;
	return rules.map((rule) => {
		const family = findRuleLanguage(rule.languages[0] ?? "")?.family.name;
		return family === undefined ? rule : mapRule(rule, (formula) => extend(formula, models, family));
	});
}
