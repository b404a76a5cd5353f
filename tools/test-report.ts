import { z } from "zod";

export interface TestCounts {
	readonly passed: number;
	readonly failed: number;
}

const Report = z.object({
	numPassedTests: z.int().nonnegative(),
	numFailedTests: z.int().nonnegative(),
	testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * Counts of a vitest JSON report. A file that failed before its first test, say by a wrong import, counts as one
 * failure; the runner's own count leaves it out.
 * @throws Error when the text is not such a report.
 */
export function parseTestReport(text: string): TestCounts {
	const report = Report.parse(JSON.parse(text));
	const broken = report.testResults.filter(
		(file) => file.status === "failed" && file.assertionResults.length === 0,
	);
	return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

export function addCounts(left: TestCounts, right: TestCounts): TestCounts {
	return { passed: left.passed + right.passed, failed: left.failed + right.failed };
}
