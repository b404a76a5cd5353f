import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CheckReport } from "../model/index.ts";
import { ReportError } from "./errors.ts";
import { renderJson } from "./json.ts";
import {
	blockedReport,
	HOSTILE,
	hostileReport,
	passedReport,
	scanReport,
} from "./sample-report.test-data.ts";

describe("renderJson", () => {
	it("is the report itself, two spaces, one final newline", () => {
		for (const report of [blockedReport, passedReport, scanReport]) {
			const text = renderJson(report);
			expect(JSON.parse(text)).toEqual(report);
			expect(text.startsWith('{\n  "$schema": "https://countersign.dev/schemas/')).toBe(true);
			expect(text.endsWith("\n}\n")).toBe(true);
		}
	});

	it("orders keys by the schema, not by how the report was built", () => {
		const turned = CheckReport.parse(Object.fromEntries(Object.entries(blockedReport).reverse()));
		expect(renderJson(turned)).toBe(renderJson(blockedReport));
		const reversed = { ...blockedReport, tool: { version: "0.1.0", name: "countersign" as const } };
		expect(renderJson(reversed)).toBe(renderJson(blockedReport));
	});

	it("does not publish a report that breaks its schema", () => {
		const broken = { ...scanReport, inspection: { ...scanReport.inspection, inspectedFiles: -1 } };
		expect(() => renderJson(broken)).toThrow(ReportError);
		expect(() => renderJson(broken)).toThrow(/inspection\.inspectedFiles/);
	});

	it("carries hostile text whole, yet prints nothing that steers a terminal", () => {
		const report = hostileReport(HOSTILE);
		const text = renderJson(report);
		expect(JSON.parse(text)).toEqual(report);
		expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u);
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (hostile) => {
				const json = renderJson(hostileReport(hostile));
				expect(JSON.parse(json)).toEqual(hostileReport(hostile));
				expect(json).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Cs}/u);
			}),
			{ numRuns: 50 },
		);
	});
});
