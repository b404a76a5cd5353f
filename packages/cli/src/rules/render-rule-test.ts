import type { LanguageAgreement } from "./language-agreement.ts";
import type { RuleTestReport } from "./test-rules.ts";

function renderLanguage(one: LanguageAgreement): string {
	const share = one.annotations === 0 ? 100 : Math.floor((one.agreed / one.annotations) * 1000) / 10;
	return (
		`${one.language}: ${one.agreed} of ${one.annotations} annotations agree (${share} %); ` +
		`${one.missed} missed, ${one.unexpected} unexpected, ${one.notRun} of rules that cannot run; ` +
		`${one.elsewhere} found on lines without one`
	);
}

/** How many rules cannot run, by reason. */
function renderProblems(problems: RuleTestReport["problems"]): readonly string[] {
	if (problems.length === 0) return [];
	const counts = new Map<string, number>();
	for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
	const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	return [`cannot run: ${sorted.map(([code, count]) => `${count} ${code}`).join(", ")}`];
}

/** One line for everything that is not as the cases say, then the counts. */
export function renderRuleTest(report: RuleTestReport): string {
	const { rules, cases, agreed, disagreements, languages, problems, skipped } = report;
	const lines = [
		...problems.map(({ file, line, code, message }) => `${file}:${line ?? 1}: ${code} ${message}`),
		...skipped.map(({ path, code, detail }) => `${path}: skipped, ${code}: ${detail}`),
		...disagreements.map(({ path, line, ruleId, kind }) => `${path}:${line}: ${ruleId} ${kind}`),
		...renderProblems(problems),
		...languages.map(renderLanguage),
		`${rules} rules, ${cases} case files: ${agreed} agreed, ${disagreements.length} disagreements`,
	];
	return `${lines.join("\n")}\n`;
}

/** 2 when a rule or a case could not be run, 1 when one says otherwise than the annotations, 0 when all agree. */
export function toRuleTestExitCode({ problems, skipped, disagreements, agreed }: RuleTestReport): number {
	if (problems.length > 0 || skipped.length > 0) return 2;
	return disagreements.length > 0 || agreed === 0 ? 1 : 0;
}
