import type { CheckReport, Outcome, ScanReport } from "../model/index.ts";
import { countOf } from "./layout.ts";
import { compareSeverity, isCheckReport, listFindings } from "./report-findings.ts";

export const OUTCOME_MARKS: Readonly<Record<Outcome, string>> = {
	pass: "✔ PASS",
	warn: "▲ WARN",
	block: "✖ BLOCK",
	error: "✖ ERROR",
};

/** The outcome as people read it, with a sign besides the word; a scan fails, only a check blocks. */
export function getOutcomeMark(report: CheckReport | ScanReport): string {
	if (!isCheckReport(report) && report.failed) return "✖ FAIL";
	return OUTCOME_MARKS[getOutcome(report)];
}

/** The outcome of either report in the words of a verdict; a scan knows no `warn` and no `error`. */
export function getOutcome(report: CheckReport | ScanReport): Outcome {
	if (isCheckReport(report)) return report.verdict.outcome;
	return report.failed ? "block" : "pass";
}

/** One sentence after the outcome, e.g. `refused by 2 policy clauses, 1 warning`. */
export function describeVerdict(report: CheckReport | ScanReport): string {
	return isCheckReport(report) ? describeCheck(report) : describeScan(report);
}

function describeCheck({ verdict }: CheckReport): string {
	const count = (outcome: Outcome) => verdict.reasons.filter((reason) => reason.outcome === outcome).length;
	const warnings = count("warn");
	const also = warnings === 0 ? "" : `, ${countOf(warnings, "warning")}`;
	switch (verdict.outcome) {
		case "pass":
			return "the change may go on";
		case "warn":
			return `the change may go on, with ${countOf(warnings, "warning")}`;
		case "block":
			return `the change is refused for ${countOf(count("block"), "reason")}${also}`;
		case "error":
			return "the change could not be judged, which blocks it";
	}
}

function describeScan(report: ScanReport): string {
	const total = report.inspection.findings.length;
	const over = listFindings(report).filter(
		({ finding }) => compareSeverity(finding.severity, report.threshold) <= 0,
	).length;
	const files = `in ${countOf(report.inspection.inspectedFiles, "file")}`;
	if (total === 0 && !report.failed) return `no findings ${files}`;
	return `${countOf(total, "finding")} ${files}, ${over} at or above ${report.threshold}`;
}
