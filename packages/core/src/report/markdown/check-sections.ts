import type { CheckReport, Reason, Tier } from "../../model/index.ts";
import { describeChange } from "../change-words.ts";
import { countOf } from "../layout.ts";
import { describeOrigins } from "../origin-words.ts";
import { compareText } from "../report-findings.ts";
import { toMarkdownCode, toMarkdownText } from "./escape.ts";
import type { Section } from "./section.ts";

/** What was compared, who wrote it, under which policy, and notes. */
export function drawSummarySection(report: CheckReport): Section {
	const notes = [...report.change.notes, ...report.verdict.notes];
	return {
		head: "",
		rows: [
			`- **Compared** ${toMarkdownText(describeChange(report.change))}\n`,
			`- **Written by** ${toMarkdownText(describeOrigins(report))}\n`,
			`- **Policy** ${toMarkdownCode(report.policy.source)}\n`,
			...notes.map((note) => `- **Note** ${toMarkdownText(note)}\n`),
		],
		noun: "note",
	};
}

const MOST_REASONS = 40;

export function drawReasonSection({ verdict }: CheckReport): Section {
	const rest = verdict.reasons.length - MOST_REASONS;
	const more = rest > 0 ? [`| | … and ${countOf(rest, "more reason")}, all in the json format | | |\n`] : [];
	return {
		head: "### Why\n\n| Outcome | Reason | Clause | Next |\n| --- | --- | --- | --- |\n",
		rows: [...verdict.reasons.slice(0, MOST_REASONS).map(drawReason), ...more],
		noun: "reason",
	};
}

function drawReason({ outcome, code, message, clause, clauseAt, places, next }: Reason): string {
	const [first] = places;
	const more = places.length > 1 ? ` and ${places.length - 1} more` : "";
	const at = first === undefined ? "" : `<br>${toMarkdownCode(drawPlace(first))}${more}`;
	const cells = [
		`**${outcome}**<br>${toMarkdownCode(code)}`,
		`${toMarkdownText(message)}${at}`,
		`${toMarkdownCode(clause)}<br>${toMarkdownCode(clauseAt)}`,
		next === null ? "" : toMarkdownCode(next),
	];
	return `| ${cells.join(" | ")} |\n`;
}

function drawPlace({ path, lines }: Reason["places"][number]): string {
	return lines === null ? path : `${path}:${lines.start}`;
}

const TIERS: readonly Tier[] = ["critical", "trusted", "experimental"];

/** How many files of each tier, and which areas they touch. */
export function drawTierSection({ tiers }: CheckReport): Section {
	const rows = TIERS.flatMap((tier) => {
		const files = tiers.filter((file) => file.tier === tier);
		if (files.length === 0) return [];
		const areas = [...new Set(files.flatMap((file) => file.areas))].sort(compareText);
		return [`| ${tier} | ${countOf(files.length, "file")} | ${areas.join(", ")} |\n`];
	});
	return {
		head: "### Tiers\n\n| Tier | Touched | Areas |\n| --- | --- | --- |\n",
		rows,
		noun: "tier",
	};
}
