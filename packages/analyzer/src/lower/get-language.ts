import type { Language } from "../tree/node.ts";
import { GO } from "./go/language.ts";
import { JAVA } from "./java/language.ts";
import { JAVASCRIPT } from "./javascript/language.ts";
import type { LanguageFamily } from "./language.ts";
import { PYTHON } from "./python/language.ts";

/** All languages. */
const FAMILIES: readonly LanguageFamily[] = [JAVASCRIPT, PYTHON, JAVA, GO];

const BY_LANGUAGE: ReadonlyMap<Language, LanguageFamily> = new Map(
	FAMILIES.flatMap((family) =>
		[...Object.values(family.ruleNames).flat(), ...(family.embedded?.keys() ?? [])].map(
			(language) => [language, family] as const,
		),
	),
);
const BY_RULE_NAME: ReadonlyMap<
	string,
	{ readonly family: LanguageFamily; readonly languages: readonly Language[] }
> = new Map(
	FAMILIES.flatMap((family) =>
		Object.entries(family.ruleNames).map(([name, languages]) => [name, { family, languages }] as const),
	),
);

function getKnown<T>(found: T | undefined, what: string): T {
	if (found === undefined) throw new TypeError(`No language is called "${what}".`);
	return found;
}

/** The description of a file's language. */
export function getLanguage(language: Language): LanguageFamily {
	return getKnown(BY_LANGUAGE.get(language), language);
}

/** The language that patterns are written in. */
export function getFamily(name: string): LanguageFamily {
	return getKnown(
		FAMILIES.find((family) => family.name === name),
		name,
	);
}

/** All grammars that patterns are read with. */
export function listPatternGrammars(): readonly Language[] {
	return FAMILIES.flatMap(({ patterns }) => patterns.grammars);
}

/** What a name in a rule's `languages` means. */
export function findRuleLanguage(
	name: string,
): { readonly family: LanguageFamily; readonly languages: readonly Language[] } | undefined {
	return BY_RULE_NAME.get(name.toLowerCase());
}
