import { groupBy } from "../../kit/index.ts";
import type { CheckReport, Finding, FlowStep, ScanReport } from "../../model/index.ts";
import { countOf, displayWidth, padEnd, wrapText } from "../layout.ts";
import { describeFindingOrigin } from "../origin-words.ts";
import { isCheckReport, listFindings, type ReportedFinding } from "../report-findings.ts";
import { drawCodeFrame } from "./code-frame.ts";
import type { Lines, Style } from "./style.ts";

const MOST_FINDINGS = 100;
const MOST_STEPS = 12;

/** Findings grouped by file; the file with the worst finding comes first. */
export function drawFindingList(report: CheckReport | ScanReport, style: Style): Lines {
	const all = listFindings(report);
	if (all.length === 0) return drawElsewhere(report, style);
	const shown = all.slice(0, MOST_FINDINGS);
	const masked = listFindingLines(all);
	const measured = isCheckReport(report) && report.provenance.measured;
	const lines = [style.paint.bold(`Findings (${all.length})`)];
	for (const [path, group] of groupBy(shown, ({ finding }) => finding.path)) {
		lines.push("", `  ${style.paint.path(path)}`);
		for (const item of group) lines.push("", ...drawFinding(item, { masked, measured }, style));
	}
	const rest = all.length - shown.length;
	if (rest > 0) lines.push("", style.paint.dim(`  … and ${rest} more, all in --format json`));
	const elsewhere = drawElsewhere(report, style);
	return elsewhere.length === 0 ? lines : [...lines, "", ...elsewhere];
}

function drawElsewhere(report: CheckReport | ScanReport, { paint }: Style): Lines {
	const { suppressed, findings } = report.inspection;
	const old = isCheckReport(report) ? findings.length - report.verdict.findings.length : 0;
	const words: string[] = [];
	if (old > 0) words.push(`${countOf(old, "finding")} on lines that this change does not add`);
	if (suppressed > 0) words.push(`${countOf(suppressed, "finding")} accepted in source`);
	return words.length === 0 ? [] : [paint.dim(`Not shown: ${words.join(", ")}`)];
}

interface ListState {
	readonly masked: ReadonlySet<string>;
	readonly measured: boolean;
}

/** Lines on which something was found are shown by their own finding only, see `drawCodeFrame`. */
function listFindingLines(all: readonly ReportedFinding[]): ReadonlySet<string> {
	const lines = new Set<string>();
	for (const { finding } of all) {
		const { startLine, endLine } = finding.range;
		const last = Math.min(endLine, startLine + 1000);
		for (let line = startLine; line <= last; line += 1) lines.add(`${finding.path}:${line}`);
	}
	return lines;
}

function drawFinding({ finding, origin }: ReportedFinding, state: ListState, style: Style): Lines {
	const { paint, width } = style;
	const severity = paint.severity[finding.severity](finding.severity.toUpperCase());
	const words = [severity, paint.bold(finding.ruleId), finding.cwe.join(" ")].filter((word) => word !== "");
	const who = origin === null ? [] : [`    ${describeFindingOrigin(origin, state.measured)}`];
	return [
		`  ${words.join("  ")}  ${paint.path(place(finding))}`,
		...wrapText(finding.message, Math.max(20, width - 6)).map((line) => `    ${line}`),
		...drawCodeFrame(finding, state.masked, style),
		...who,
		...drawFlow(finding.flow, style),
	];
}

function place({ path, range }: Pick<FlowStep, "path" | "range">): string {
	return `${path}:${range.startLine}:${range.startColumn}`;
}

function drawFlow(flow: Finding["flow"], { paint }: Style): Lines {
	if (flow.length === 0) return [];
	const head = flow.slice(0, MOST_STEPS - 1);
	const steps = flow.length > MOST_STEPS ? [...head, ...flow.slice(-1)] : flow;
	const room = Math.max(...steps.map((step) => displayWidth(place(step))));
	const lines = steps.map(
		(step) => `      ${paint.path(padEnd(place(step), room))}  ${step.role.padEnd(6)}  ${step.note}`,
	);
	const left = flow.length - steps.length;
	if (left > 0) lines.splice(-1, 0, paint.dim(`      … and ${countOf(left, "more step")}`));
	return [`    ${paint.dim("flow")}`, ...lines];
}
