import { describe, expect, it } from "vitest";
import type { CheckReport, Outcome } from "../model/index.ts";
import { describeChange } from "./change-words.ts";
import { describeFindingOrigin, describeOrigins, formatShare } from "./origin-words.ts";
import { blockedReport, passedReport, scanReport } from "./sample-report.test-data.ts";
import { describeVerdict, getOutcomeMark } from "./verdict-words.ts";

describe("the words of a verdict", () => {
	it.each<[Outcome, string]>([
		["pass", "✔ PASS: the change may go on"],
		["warn", "▲ WARN: the change may go on, with 1 warning"],
		["block", "✖ BLOCK: the change is refused for 2 reasons, 1 warning"],
		["error", "✖ ERROR: the change could not be judged, which blocks it"],
	])("%s", (outcome, words) => {
		const report = { ...blockedReport, verdict: { ...blockedReport.verdict, outcome } };
		expect(`${getOutcomeMark(report)}: ${describeVerdict(report)}`).toBe(words);
	});

	it("a scan without findings", () => {
		const clean = { ...scanReport, failed: false, inspection: { ...scanReport.inspection, findings: [] } };
		expect(`${getOutcomeMark(clean)}: ${describeVerdict(clean)}`).toBe("✔ PASS: no findings in 4 files");
	});
});

describe("the words of a change", () => {
	const words = (change: Partial<CheckReport["change"]>) =>
		describeChange({ ...blockedReport.change, ...change });

	it("names both sides", () => {
		expect(words({})).toBe(
			"feature/login 9f8e7d6c5b4a against main 1a2b3c4d5e6f, 1 commit, 4 files, +164 −4 lines",
		);
		expect(words({ kind: "last-commit", shallow: true })).toBe(
			"last commit 9f8e7d6c5b4a on feature/login against main 1a2b3c4d5e6f, 1 commit, 4 files, " +
				"+164 −4 lines, shallow clone",
		);
		expect(words({ kind: "tree", commits: [] })).toBe(
			"whole tree of feature/login 9f8e7d6c5b4a, 4 files, +164 −4 lines",
		);
		expect(describeChange(passedReport.change)).toMatch(
			/^staged changes on feature\/login against HEAD 1a2b/,
		);
	});
});

describe("the words of an origin", () => {
	function origins(measured: boolean, lines: CheckReport["provenance"]["lines"]): string {
		return describeOrigins({
			...blockedReport,
			provenance: { ...blockedReport.provenance, measured, lines },
		});
	}

	it("never lets unknown pass for human, nor hides a small share", () => {
		expect(origins(true, { ai: 1, human: 999, mixed: 0, unknown: 0 })).toBe(
			"ai <1% (aider, claude-code), human >99% of 1,000 added lines",
		);
		expect(origins(true, { ai: 0, human: 0, mixed: 0, unknown: 3 })).toBe("unknown 100% of 3 added lines");
		expect(origins(false, { ai: 0, human: 0, mixed: 0, unknown: 3 })).toBe(
			"not measured in this repository (3 lines of unknown origin)",
		);
		expect(origins(false, { ai: 1, human: 0, mixed: 0, unknown: 1 })).toBe(
			"ai 50% (aider, claude-code), unknown 50% (not measured) of 2 added lines",
		);
		expect(origins(true, { ai: 0, human: 0, mixed: 0, unknown: 0 })).toBe("the change adds no lines of text");
		expect(formatShare(1, 3)).toBe("33%");
	});

	it("says how the origin of a finding is known", () => {
		const base = { grade: "declared", tool: null, model: null, person: "Ada" } as const;
		expect(describeFindingOrigin({ ...base, origin: "human" }, true)).toBe(
			"written by human (Ada, declared)",
		);
		expect(describeFindingOrigin({ ...base, origin: "mixed" }, true)).toBe(
			"written by ai and human (Ada, declared)",
		);
		expect(describeFindingOrigin({ ...base, origin: "unknown" }, true)).toBe("origin unknown");
		expect(describeFindingOrigin({ ...base, origin: "unknown" }, false)).toBe(
			"origin not measured in this repository",
		);
	});
});
