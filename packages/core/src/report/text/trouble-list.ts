import type {
	CheckReport,
	ProvenanceProblem,
	RuleProblem,
	ScanReport,
	SkippedFile,
} from "../../model/index.ts";
import { isCheckReport } from "../report-findings.ts";
import type { Lines, Style } from "./style.ts";

const MOST_ROWS = 8;

/** What could not be inspected, read or run: counted always, listed up to a point. */
export function drawTroubleList(report: CheckReport | ScanReport, style: Style): Lines {
	const { skipped, rules } = report.inspection;
	const provenance = isCheckReport(report) ? report.provenance.problems : [];
	const blocks = [
		drawBlock("Not inspected", skipped.map(drawSkipped), style),
		drawBlock("Rules that did not run", rules.problems.map(drawRuleProblem), style),
		drawBlock("Evidence of origin that could not be used", provenance.map(drawProvenanceProblem), style),
	].filter((block) => block.length > 0);
	return blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

function drawBlock(title: string, rows: Lines, { paint }: Style): Lines {
	if (rows.length === 0) return [];
	const rest = rows.length - MOST_ROWS;
	const more = rest > 0 ? [paint.dim(`  … and ${rest} more, all in --format json`)] : [];
	return [paint.bold(`${title} (${rows.length})`), ...rows.slice(0, MOST_ROWS), ...more];
}

function drawSkipped({ path, code, detail }: SkippedFile): string {
	return `  ${path}: ${code}${detail === "" ? "" : `, ${detail}`}`;
}

function drawRuleProblem({ file, line, column, ruleId, code, message }: RuleProblem): string {
	const place = [file, line, column].filter((part) => part !== null).join(":");
	return `  ${place}: ${code}${ruleId === null ? "" : ` (${ruleId})`}, ${message}`;
}

function drawProvenanceProblem({ where, code, message }: ProvenanceProblem): string {
	return `  ${where}: ${code}, ${message}`;
}
