import type { CheckReport, ScanReport } from "../model/index.ts";
import { describeChange } from "./change-words.ts";
import { countOf } from "./layout.ts";
import { printableCopy } from "./printable.ts";
import { isCheckReport } from "./report-findings.ts";
import { findNextCommand } from "./text/reason-list.ts";
import { describeVerdict, getOutcomeMark } from "./verdict-words.ts";

/** All of a report on one line, without colors, for `--quiet` and for status checks. */
export function renderSummaryLine(report: CheckReport | ScanReport): string {
	const safe = printableCopy(report);
	const parts = [`${getOutcomeMark(safe).slice(2).toLowerCase()}: ${describeVerdict(safe)}`];
	if (isCheckReport(safe)) {
		parts.push(describeChange(safe.change), countOf(safe.verdict.findings.length, "finding"));
		const next = findNextCommand(safe.verdict.reasons);
		if (next !== null) parts.push(`next: ${next}`);
	}
	const skipped = safe.inspection.skipped.length;
	if (skipped > 0) parts.push(`${countOf(skipped, "file")} not inspected`);
	return `${parts.join("; ")}\n`;
}
