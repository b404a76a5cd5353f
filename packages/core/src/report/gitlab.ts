import { sha256Hex } from "../kit/index.ts";
import type { CheckReport, Finding, ScanReport, Severity } from "../model/index.ts";
import { cutText } from "./layout.ts";
import { toMarkdownText } from "./markdown/escape.ts";
import { toPrintableProse } from "./printable.ts";
import type { RenderContext } from "./render-context.ts";
import { isCheckReport, listFindings, type ReportedFinding } from "./report-findings.ts";
import { toSafeJson } from "./safe-json.ts";

/**
 * GitLab's SAST report. An old patch level of schema 15 on purpose: every GitLab since 16 accepts it.
 * https://gitlab.com/gitlab-org/security-products/security-report-schemas
 */
const SCHEMA_VERSION = "15.0.7";
const SCHEMA =
	`https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${SCHEMA_VERSION}` +
	"/dist/sast-report-format.json";

const SEVERITIES: Readonly<Record<Severity, string>> = {
	critical: "Critical",
	high: "High",
	medium: "Medium",
	low: "Low",
};

export function renderGitlab(report: CheckReport | ScanReport, context: RenderContext): string {
	const titles = new Map(context.rules.map((rule) => [rule.id, rule.title]));
	return toSafeJson({
		schema: SCHEMA,
		version: SCHEMA_VERSION,
		scan: toScan(report, context.now),
		vulnerabilities: numberTwins(listFindings(report)).map(([item, twin]) => {
			const title = titles.get(item.finding.ruleId) ?? item.finding.ruleId;
			return toVulnerability(item, toUuid(item.finding.fingerprint, twin), title);
		}),
	});
}

/** Each finding with how many before it have the same fingerprint, because GitLab keeps one of equal ids only. */
function numberTwins(findings: readonly ReportedFinding[]): readonly (readonly [ReportedFinding, number])[] {
	const seen = new Map<string, number>();
	return findings.map((item) => {
		const twin = seen.get(item.finding.fingerprint) ?? 0;
		seen.set(item.finding.fingerprint, twin + 1);
		return [item, twin];
	});
}

function toScan(report: CheckReport | ScanReport, now: Date): Readonly<Record<string, unknown>> {
	const { name, version } = report.tool;
	const engine = report.inspection.engine;
	const vendor = { name: "Countersign" };
	const time = now.toISOString().slice(0, 19);
	const failed = isCheckReport(report) && report.verdict.outcome === "error";
	return {
		type: "sast",
		status: failed ? "failure" : "success",
		start_time: time,
		end_time: time,
		analyzer: { id: name, name: "Countersign", url: "https://countersign.dev", version, vendor },
		scanner: { id: engine.name, name: engine.name, version: engine.version, vendor },
		messages: listMessages(report),
	};
}

/** What refuses a change and is no finding (a missing prompt, an approval) has no other place in this format. */
function listReasons(report: CheckReport | ScanReport): readonly object[] {
	const reasons = isCheckReport(report) ? report.verdict.reasons : [];
	return reasons
		.filter(({ findings }) => findings.length === 0)
		.map(({ outcome, code, message, clause, clauseAt, next }) => {
			const command = next === null ? "" : `; next: ${next}`;
			const value = `${outcome} ${code}: ${message} (${clause} at ${clauseAt})${command}`;
			return { level: outcome === "error" ? "fatal" : "warn", value: toPrintableProse(value) };
		});
}

function listMessages(report: CheckReport | ScanReport): readonly object[] {
	const { inspection } = report;
	const skipped = inspection.skipped.map(
		({ path, code, detail }) => `${path} was not inspected: ${code}, ${detail}`,
	);
	const rules = inspection.rules.problems.map(({ file, message }) => `${file}: ${message}`);
	const troubles = [...skipped, ...rules].map((value) => ({ level: "warn", value: toPrintableProse(value) }));
	return [...troubles, ...listReasons(report)];
}

function toVulnerability({ finding, origin }: ReportedFinding, id: string, title: string): object {
	const { path, range, flow, fingerprint } = finding;
	const lines = { start_line: range.startLine, end_line: range.endLine };
	const file = path.toWellFormed();
	const signatures = [{ algorithm: "countersign_v1", value: fingerprint }];
	return {
		id,
		category: "sast",
		name: cutText(title.toWellFormed(), 255),
		description: toMarkdownText(finding.message),
		severity: SEVERITIES[finding.severity],
		location: { file, ...lines },
		identifiers: listIdentifiers(finding),
		tracking: { type: "source", items: [{ file, ...lines, signatures }] },
		details: {
			...(origin === null ? {} : { origin: { name: "Written by", type: "text", value: origin.origin } }),
			...(flow.length === 0 ? {} : { flow: toFlowDetail(finding) }),
		},
	};
}

function toFlowDetail({ flow }: Finding): object {
	const items = flow.map(({ path, range, role, note }) => ({
		type: "text",
		value: toPrintableProse(`${path}:${range.startLine}:${range.startColumn} ${role}: ${note}`),
	}));
	return { name: "Data flow", type: "list", items };
}

function listIdentifiers({ ruleId, cwe }: Finding): readonly object[] {
	const rule = { type: "countersign_rule", name: `Countersign ${ruleId}`, value: ruleId };
	const weaknesses = cwe.map((name) => {
		const value = name.replace(/^CWE-/i, "");
		return { type: "cwe", name, value, url: `https://cwe.mitre.org/data/definitions/${value}.html` };
	});
	return [rule, ...weaknesses];
}

/** A UUID of version 8 (RFC 9562 §5.8) made of the fingerprint and the number of its twin. */
function toUuid(fingerprint: string, twin: number): string {
	const hex = twin === 0 ? fingerprint : sha256Hex(`${fingerprint}#${twin}`);
	const digits = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17, 32)}`;
	return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
