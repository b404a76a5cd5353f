import type { Agreement, Expectation, RuleSet } from "@countersign/analyzer";

/** What the cases of one language say of the rules. */
export interface LanguageAgreement {
	readonly language: string;
	/** Annotations that say what must or must not be found. */
	readonly annotations: number;
	readonly agreed: number;
	/** Not found, although the rule ran. */
	readonly missed: number;
	/** Found on a line that says otherwise. */
	readonly unexpected: number;
	/** Annotations that are not agreed with because their rule could not be run. */
	readonly notRun: number;
	/** Found on lines without an annotation, in files that annotate the rule. */
	readonly elsewhere: number;
}

interface CaseResult {
	readonly result: Agreement;
	readonly expectations: readonly Expectation[];
	readonly rules: RuleSet;
}

/** Adds what one case says to the counts of its language. */
export function addCase(languages: Map<string, LanguageAgreement>, language: string, at: CaseResult): void {
	const known = languages.get(language);
	const ran = new Set(at.rules.rules.map(({ id }) => id));
	const spoken = at.expectations.filter(({ kind }) => kind === "ruleid" || kind === "ok");
	const wanted = new Set(spoken.map(({ ruleId, line, kind }) => `${ruleId}\0${line}\0${kind}`));
	let missed = 0;
	let unexpected = 0;
	let notRun = 0;
	let elsewhere = 0;
	for (const { ruleId, line, kind } of at.result.disagreements) {
		if (kind === "missed" && !ran.has(ruleId)) notRun += 1;
		else if (kind === "missed") missed += 1;
		else if (wanted.has(`${ruleId}\0${line}\0ok`)) unexpected += 1;
		else elsewhere += 1;
	}
	languages.set(language, {
		language,
		annotations: (known?.annotations ?? 0) + spoken.length,
		agreed: (known?.agreed ?? 0) + at.result.agreed,
		missed: (known?.missed ?? 0) + missed,
		unexpected: (known?.unexpected ?? 0) + unexpected,
		notRun: (known?.notRun ?? 0) + notRun,
		elsewhere: (known?.elsewhere ?? 0) + elsewhere,
	});
}
