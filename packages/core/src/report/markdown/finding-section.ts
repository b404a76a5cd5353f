import type { FlowStep } from "../../model/index.ts";
import { describeFindingOrigin } from "../origin-words.ts";
import type { ReportedFinding } from "../report-findings.ts";
import { toMarkdownBlock, toMarkdownCode, toMarkdownText } from "./escape.ts";
import type { Section } from "./section.ts";

const MOST_STEPS = 10;

/** Each finding folded away under one line that says what and where. */
export function drawFindingSection(findings: readonly ReportedFinding[], measured: boolean): Section {
	return {
		head: `### Findings (${findings.length})\n\n`,
		rows: findings.map((item) => drawFinding(item, measured)),
		noun: "finding",
		elastic: true,
	};
}

function drawFinding({ finding, origin }: ReportedFinding, measured: boolean): string {
	const { severity, ruleId, cwe, path, range, message, snippet, flow } = finding;
	const place = toMarkdownCode(`${path}:${range.startLine}:${range.startColumn}`);
	const weaknesses = cwe.length === 0 ? "" : ` ${toMarkdownText(cwe.join(" "))}`;
	const summary = `<b>${severity.toUpperCase()}</b> ${toMarkdownCode(ruleId)}${weaknesses} at ${place}`;
	const who = origin === null ? "" : `\n- ${toMarkdownText(describeFindingOrigin(origin, measured))}\n`;
	const parts = [`- ${toMarkdownText(message)}`, toMarkdownBlock(snippet)].join("\n\n");
	return `<details><summary>${summary}</summary>\n\n${parts}\n${who}${drawFlow(flow)}\n</details>\n\n`;
}

function drawFlow(flow: readonly FlowStep[]): string {
	if (flow.length === 0) return "";
	const steps = flow.length > MOST_STEPS ? [...flow.slice(0, MOST_STEPS - 1), ...flow.slice(-1)] : flow;
	const lines = steps.map(({ path, range, role, note }, index) => {
		const place = toMarkdownCode(`${path}:${range.startLine}:${range.startColumn}`);
		return `${index + 1}. ${place} ${role}: ${toMarkdownText(note)}`;
	});
	const left = flow.length - steps.length;
	if (left > 0) lines.push(`${lines.length + 1}. … and ${left} more steps before the last`);
	return `\n${lines.join("\n")}\n`;
}
