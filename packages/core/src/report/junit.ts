import { groupBy } from "../kit/index.ts";
import type { CheckReport, Reason, ScanReport } from "../model/index.ts";
import { renderXml, type XmlElement } from "./junit/xml.ts";
import { printableCopy } from "./printable.ts";
import {
	compareSeverity,
	compareText,
	isCheckReport,
	listFindings,
	type ReportedFinding,
} from "./report-findings.ts";
import { describeVerdict } from "./verdict-words.ts";

interface TestCase {
	readonly name: string;
	readonly classname: string;
	readonly failures: readonly string[];
	readonly errors: readonly string[];
	readonly notes: readonly string[];
}

/**
 * One suite for dashboards that know tests only: a case for the verdict and one for each file. A block is a failure, an
 * error an error, so that a refused change never counts as passed.
 */
export function renderJunit(given: CheckReport | ScanReport): string {
	// Before lines are put together: afterwards a line break in a name could not be told from one of ours.
	const report = printableCopy(given);
	const cases = isCheckReport(report) ? listCheckCases(report) : listScanCases(report);
	const counts = {
		tests: cases.length,
		failures: cases.filter((item) => item.errors.length === 0 && item.failures.length > 0).length,
		errors: cases.filter((item) => item.errors.length > 0).length,
	};
	const name = isCheckReport(report) ? "countersign check" : "countersign scan";
	const suite = { name: "testsuite", attributes: { name, ...counts }, children: cases.map(drawCase) };
	return renderXml({ name: "testsuites", attributes: { name: "countersign", ...counts }, children: [suite] });
}

/** One `failure` a case: readers such as GitLab show the first one only. */
function drawCase({ name, classname, failures, errors, notes }: TestCase): XmlElement {
	const children: XmlElement[] = [];
	const [kind, lines] = errors.length > 0 ? ["error", [...errors, ...failures]] : ["failure", failures];
	const [first] = lines;
	if (first !== undefined) {
		const message = first.split("\n")[0] ?? "";
		children.push({ name: kind, attributes: { message, type: "countersign" }, text: lines.join("\n\n") });
	}
	if (notes.length > 0) children.push({ name: "system-out", attributes: {}, text: notes.join("\n\n") });
	return { name: "testcase", attributes: { classname, name }, children };
}

function listCheckCases(report: CheckReport): readonly TestCase[] {
	const { change, tiers, verdict } = report;
	const byPath = new Map(tiers.map(({ path, tier }) => [path, tier]));
	const findings = new Map(listFindings(report).map((item) => [item.finding.fingerprint, item]));
	const reasons = groupByPath(verdict.reasons);
	const all = verdict.reasons.map((reason) => ({ reason, text: drawReason(reason) }));
	const pick = (outcome: Reason["outcome"]) => all.filter((item) => item.reason.outcome === outcome);
	const texts = (outcome: Reason["outcome"]) => pick(outcome).map((item) => item.text);
	const words = describeVerdict(report);
	const whole: TestCase = {
		name: "verdict",
		classname: "countersign",
		errors: verdict.outcome === "error" ? [words, ...texts("error")] : [],
		failures: verdict.outcome === "block" ? [words, ...texts("block")] : [],
		notes: [...verdict.notes, ...texts("warn")],
	};
	const files = change.files.map(({ path }) => {
		return toFileCase(
			{ path, tier: byPath.get(path) ?? "no tier", reasons: reasons.get(path) ?? [] },
			findings,
		);
	});
	return [whole, ...files];
}

interface FileReasons {
	readonly path: string;
	readonly tier: string;
	readonly reasons: readonly Reason[];
}

function toFileCase(
	{ path, tier, reasons }: FileReasons,
	findings: ReadonlyMap<string, ReportedFinding>,
): TestCase {
	const texts = (outcome: Reason["outcome"]) =>
		reasons
			.filter((reason) => reason.outcome === outcome)
			.map((reason) => {
				const found = reason.findings.flatMap((fingerprint) => findings.get(fingerprint) ?? []);
				const here = found.filter(({ finding }) => finding.path === path).map(drawFinding);
				return [drawReason(reason), ...here].join("\n");
			});
	return {
		name: path,
		classname: `countersign.${tier}`,
		failures: texts("block"),
		errors: texts("error"),
		notes: texts("warn"),
	};
}

function groupByPath(reasons: readonly Reason[]): ReadonlyMap<string, readonly Reason[]> {
	const groups = new Map<string, Reason[]>();
	for (const reason of reasons) {
		for (const path of new Set(reason.places.map((place) => place.path))) {
			const group = groups.get(path);
			if (group === undefined) groups.set(path, [reason]);
			else group.push(reason);
		}
	}
	return groups;
}

function drawReason({ message, code, clause, clauseAt, next }: Reason): string {
	const command = next === null ? "" : `\nnext: ${next}`;
	return `${message}\n${code}: clause ${clause} at ${clauseAt}${command}`;
}

function drawFinding({ finding }: ReportedFinding): string {
	const { severity, ruleId, message, path, range, flow } = finding;
	const steps = flow.map(
		(step) => `    ${step.path}:${step.range.startLine}:${step.range.startColumn} ${step.note}`,
	);
	const head = `  ${severity} ${ruleId} ${path}:${range.startLine}:${range.startColumn} ${message}`;
	return [head, ...steps].join("\n");
}

function listScanCases(report: ScanReport): readonly TestCase[] {
	const words = describeVerdict(report);
	const none = { errors: [], notes: [] };
	const failures = report.failed ? [words] : [];
	const whole: TestCase = { name: "scan", classname: "countersign", failures, ...none };
	const groups = groupBy(listFindings(report), ({ finding }) => finding.path);
	const files = [...groups]
		.sort(([a], [b]) => compareText(a, b))
		.map(([path, items]): TestCase => {
			const over = items.filter(({ finding }) => compareSeverity(finding.severity, report.threshold) <= 0);
			const under = items.filter((item) => !over.includes(item));
			const classname = "countersign.scan";
			return {
				name: path,
				classname,
				failures: over.map(drawFinding),
				errors: [],
				notes: under.map(drawFinding),
			};
		});
	return [whole, ...files];
}
