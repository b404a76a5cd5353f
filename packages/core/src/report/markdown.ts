import type { CheckReport, ScanReport } from "../model/index.ts";
import { drawReasonSection, drawSummarySection, drawTierSection } from "./markdown/check-sections.ts";
import { drawFindingSection } from "./markdown/finding-section.ts";
import { joinSections, type Section } from "./markdown/section.ts";
import { drawTroubleSections } from "./markdown/trouble-section.ts";
import { isCheckReport, listFindings } from "./report-findings.ts";
import { describeVerdict, getOutcomeMark } from "./verdict-words.ts";

/** By this mark a bot finds its own comment again, to edit it instead of adding another. */
export const COMMENT_MARK = "<!-- countersign-report -->";

/** A pull-request comment. Everything from the repository is inert in it, and it fits into one comment. */
export function renderMarkdown(report: CheckReport | ScanReport): string {
	const head = `${COMMENT_MARK}\n## ${getOutcomeMark(report)}: ${describeVerdict(report)}\n`;
	const verdict: Section = { head, rows: [""], noun: "verdict" };
	const findings = listFindings(report);
	const measured = isCheckReport(report) && report.provenance.measured;
	const sections: readonly Section[] = [
		verdict,
		...(isCheckReport(report) ? [drawSummarySection(report), drawReasonSection(report)] : []),
		...(isCheckReport(report) ? [drawTierSection(report)] : []),
		drawFindingSection(findings, measured),
		...drawTroubleSections(report),
	];
	return joinSections(sections, `_${report.tool.name} ${report.tool.version}_\n`);
}
