import { describe, expect, it } from "vitest";
import { addCounts, parseTestReport } from "./test-report.ts";

const file = (status: string, tests: number) => ({ status, assertionResults: Array(tests).fill({}) });

describe("parseTestReport", () => {
	it("counts tests, and files that failed before any test", () => {
		const report = {
			numPassedTests: 5,
			numFailedTests: 2,
			testResults: [file("passed", 5), file("failed", 2), file("failed", 0)],
		};
		expect(parseTestReport(JSON.stringify(report))).toEqual({ passed: 5, failed: 3 });
	});

	it.each(["", "{}", "[]", '{"numPassedTests":"many"}'])("refuses %j", (text) => {
		expect(() => parseTestReport(text)).toThrow();
	});

	it("adds", () => {
		expect(addCounts({ passed: 1, failed: 2 }, { passed: 3, failed: 4 })).toEqual({ passed: 4, failed: 6 });
	});
});
