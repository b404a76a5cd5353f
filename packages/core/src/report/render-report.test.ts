import { describe, expect, it } from "vitest";
import { REPORT_FORMATS, renderReport } from "./index.ts";
import { blockedReport, passedReport, plainContext, scanReport } from "./sample-report.test-data.ts";

describe("renderReport", () => {
	it.each(REPORT_FORMATS)("renders %s, ends it with one newline and says the same twice", (format) => {
		for (const report of [blockedReport, passedReport, scanReport]) {
			const text = renderReport(format, report, plainContext);
			expect(text).toMatch(/[^\n]\n$/);
			expect(renderReport(format, report, plainContext)).toBe(text);
		}
	});
});
