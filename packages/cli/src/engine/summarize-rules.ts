import type { RuleSummary } from "@countersign/core/model";
import type { PackagedRules } from "./load-packaged-rules.ts";

type Summarized = Pick<PackagedRules, "rules" | "pages">;

/** One entry for each rule that reports findings, sorted by id; a rule for several languages is one rule. */
export function summarizeRules({ rules, pages }: Summarized): readonly RuleSummary[] {
	const reporting = rules.filter(({ area }) => area === null);
	const byId = new Map(reporting.map((rule) => [rule.id, rule]));
	const summaries = [...byId.values()].map((rule) => ({
		id: rule.id,
		category: rule.category,
		title: rule.title,
		message: rule.message,
		severity: rule.severity,
		confidence: rule.confidence,
		cwe: rule.cwe,
		help: Object.hasOwn(pages, rule.id) ? (pages[rule.id] ?? "") : "",
	}));
	return summaries.sort((a, b) => (a.id < b.id ? -1 : 1));
}
