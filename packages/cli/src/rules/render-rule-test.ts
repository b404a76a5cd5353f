import type { RuleTestReport } from "./test-rules.ts";

/** One line for everything that is not as the cases say, then the counts. */
export function renderRuleTest(report: RuleTestReport): string {
	const { rules, cases, agreed, disagreements, problems, skipped } = report;
	const lines = [
		...problems.map(({ file, line, code, message }) => `${file}:${line ?? 1}: ${code} ${message}`),
		...skipped.map(({ path, code, detail }) => `${path}: skipped, ${code}: ${detail}`),
		...disagreements.map(({ path, line, ruleId, kind }) => `${path}:${line}: ${ruleId} ${kind}`),
		`${rules} rules, ${cases} case files: ${agreed} agreed, ${disagreements.length} disagreements`,
	];
	return `${lines.join("\n")}\n`;
}

/** 2 when a rule or a case could not be run, 1 when one says otherwise than the annotations, 0 when all agree. */
export function toRuleTestExitCode({ problems, skipped, disagreements, agreed }: RuleTestReport): number {
	if (problems.length > 0 || skipped.length > 0) return 2;
	return disagreements.length > 0 || agreed === 0 ? 1 : 0;
}
