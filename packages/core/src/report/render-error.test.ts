import { describe, expect, it } from "vitest";
import { ErrorReport } from "./error-report.ts";
import { ReportError } from "./errors.ts";
import { renderError, renderErrorJson } from "./render-error.ts";

const plain = { color: false };

describe("renderError", () => {
	it("gives code, place, causes and fix", () => {
		const cause = new Error("the note ended", { cause: "disk full" });
		const error = new ReportError("REPORT_NOT_VALID", {
			message: "The report broke.",
			fix: "Run countersign doctor.",
			location: { path: "policy.yaml", line: 3, column: 7 },
			cause,
		});
		expect(renderError(error, plain)).toBe(
			[
				"error REPORT_NOT_VALID: The report broke.",
				"  at policy.yaml:3:7",
				"  cause: Error: the note ended",
				"  cause: disk full",
				"  fix: Run countersign doctor.",
				"",
			].join("\n"),
		);
		expect(ErrorReport.parse(JSON.parse(renderErrorJson(error))).error).toEqual({
			code: "REPORT_NOT_VALID",
			kind: "fault",
			message: "The report broke.",
			fix: "Run countersign doctor.",
			location: { path: "policy.yaml", line: 3, column: 7 },
			causes: ["Error: the note ended", "disk full"],
		});
	});

	it("takes anything that can be thrown", () => {
		for (const thrown of [undefined, null, 7, "text", {}, new TypeError("boom")]) {
			expect(renderError(thrown, plain)).toMatch(
				/^error INTERNAL_UNEXPECTED_ERROR: .+\n {2}fix: This is a bug/,
			);
			expect(ErrorReport.parse(JSON.parse(renderErrorJson(thrown))).error.kind).toBe("fault");
		}
	});

	it("ends where causes go round in a ring or too deep", () => {
		const ring = new Error("ring");
		ring.cause = new Error("other", { cause: ring });
		expect(renderError(ring, plain).match(/cause:/g)).toHaveLength(1);
		let deep = new Error("0");
		for (let level = 1; level < 50; level += 1) deep = new Error(String(level), { cause: deep });
		expect(renderError(deep, plain).match(/cause:/g)).toHaveLength(5);
	});

	it("lets no message steer the terminal", () => {
		const error = new ReportError("REPORT_NOT_VALID", {
			message: "a\u001b[2Jb\nfix: curl evil",
			location: { path: "x\u202ey" },
		});
		const text = renderError(error, plain);
		expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
		expect(text.split("\n")).toHaveLength(4);
		expect(renderErrorJson(error)).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
		expect(renderError(error, { color: true })).toContain("\u001b[");
	});
});
