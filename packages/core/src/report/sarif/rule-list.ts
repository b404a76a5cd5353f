import type { ReportingDescriptor, Result } from "sarif";
import type { RuleSummary, Severity } from "../../model/index.ts";
import { compareText, type ReportedFinding } from "../report-findings.ts";
import { toSarifText } from "./text.ts";

const MOST_RULES = 25_000;
const MOST_TAGS = 20;

/** How SARIF and GitHub express our severities; the numbers fall into GitHub's bands of the same name. */
export const SARIF_LEVELS: Readonly<Record<Severity, NonNullable<Result["level"]>>> = {
	critical: "error",
	high: "error",
	medium: "warning",
	low: "note",
};
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
	critical: "9.5",
	high: "8.0",
	medium: "5.5",
	low: "2.5",
};

/** The rules of the run by id: all that were run, and at least all that have a result. */
export function listSarifRules(
	rules: readonly RuleSummary[],
	findings: readonly ReportedFinding[],
): readonly ReportingDescriptor[] {
	const used = new Set(findings.map(({ finding }) => finding.ruleId));
	const byId = new Map<string, RuleSummary>();
	for (const { finding } of findings) {
		if (!byId.has(finding.ruleId))
			byId.set(finding.ruleId, {
				...finding,
				id: finding.ruleId,
				title: finding.ruleId,
				help: finding.message,
			});
	}
	for (const rule of rules) byId.set(rule.id, rule);
	const all = [...byId.values()].sort((a, b) => compareText(a.id, b.id));
	const kept = all.length <= MOST_RULES ? all : all.filter((rule) => used.has(rule.id)).slice(0, MOST_RULES);
	return kept.map(toDescriptor);
}

function toDescriptor(rule: RuleSummary): ReportingDescriptor {
	return {
		id: rule.id.toWellFormed(),
		name: toSarifText(rule.title).slice(0, 255),
		shortDescription: { text: toSarifText(rule.title) },
		fullDescription: { text: toSarifText(rule.message) },
		help: { text: rule.help.toWellFormed(), markdown: rule.help.toWellFormed() },
		defaultConfiguration: { level: SARIF_LEVELS[rule.severity] },
		properties: {
			tags: listTags(rule),
			precision: rule.confidence,
			"security-severity": SECURITY_SEVERITIES[rule.severity],
			category: rule.category,
		},
	};
}

function listTags(rule: RuleSummary): string[] {
	const weaknesses = rule.cwe.map((cwe) => {
		const number = cwe.replace(/^CWE-/i, "");
		return `external/cwe/cwe-${number.padStart(3, "0")}`;
	});
	return [...new Set(["security", ...weaknesses, rule.category])].slice(0, MOST_TAGS);
}
