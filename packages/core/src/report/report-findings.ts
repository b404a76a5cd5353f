import type {
	CheckReport,
	Finding,
	Grade,
	Origin,
	OriginRange,
	ScanReport,
	Severity,
} from "../model/index.ts";

/** A finding as reports show it; `origin` is null where nobody asked (`scan`). */
export interface ReportedFinding {
	readonly finding: Finding;
	readonly origin: FindingOrigin | null;
}

export interface FindingOrigin {
	readonly origin: Origin;
	readonly grade: Grade;
	readonly tool: string | null;
	readonly model: string | null;
	readonly person: string | null;
}

export function isCheckReport(report: CheckReport | ScanReport): report is CheckReport {
	return "verdict" in report;
}

const RANKS: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3 };

/** Worst first. */
export function compareSeverity(left: Severity, right: Severity): number {
	return RANKS[left] - RANKS[right];
}

/** What the report is about, worst first: for a check, the findings on lines that the change adds. */
export function listFindings(report: CheckReport | ScanReport): readonly ReportedFinding[] {
	const all = isCheckReport(report) ? listJudged(report) : listScanned(report);
	return [...all].sort((a, b) => compareFindings(a.finding, b.finding));
}

function listScanned(report: ScanReport): readonly ReportedFinding[] {
	return report.inspection.findings.map((finding) => ({ finding, origin: null }));
}

function listJudged(report: CheckReport): readonly ReportedFinding[] {
	const ranges = new Map(report.provenance.files.map((file) => [file.path, file.ranges]));
	return report.verdict.findings.map(({ finding, origin }) => {
		const source = findOriginRange(ranges.get(finding.path) ?? [], finding, origin);
		const { grade = "none", tool = null, model = null, person = null } = source ?? {};
		return { finding, origin: { origin, grade, tool, model, person } };
	});
}

function findOriginRange(
	ranges: readonly OriginRange[],
	finding: Finding,
	origin: Origin,
): OriginRange | undefined {
	const { startLine, endLine } = finding.range;
	return ranges.find(
		({ range, origin: written }) => written === origin && range.start <= endLine && startLine <= range.end,
	);
}

function compareFindings(left: Finding, right: Finding): number {
	return (
		compareSeverity(left.severity, right.severity) ||
		compareText(left.path, right.path) ||
		left.range.startLine - right.range.startLine ||
		left.range.startColumn - right.range.startColumn ||
		compareText(left.ruleId, right.ruleId)
	);
}

/** By code unit, so that the order does not hang on the machine's locale. */
export function compareText(left: string, right: string): number {
	if (left === right) return 0;
	return left < right ? -1 : 1;
}
