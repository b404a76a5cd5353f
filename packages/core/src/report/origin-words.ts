import type { CheckReport, Origin } from "../model/index.ts";
import { countOf } from "./layout.ts";
import { compareText, type FindingOrigin } from "./report-findings.ts";

const ORIGINS: readonly Origin[] = ["ai", "human", "mixed", "unknown"];

/** Who wrote the added lines: `ai 71% (aider, cursor), human 20%, unknown 9% of 164 added lines`. */
export function describeOrigins({ provenance }: CheckReport): string {
	const { lines, measured } = provenance;
	const total = lines.ai + lines.human + lines.mixed + lines.unknown;
	if (total === 0) return "the change adds no lines of text";
	if (!measured && lines.unknown === total) {
		return `not measured in this repository (${countOf(total, "line")} of unknown origin)`;
	}
	const shares = ORIGINS.filter((origin) => lines[origin] > 0).map((origin) => {
		const notes = [...listTools(provenance.files, origin)];
		if (origin === "unknown" && !measured) notes.push("not measured");
		if (origin === "human" && isOnlyDeclared(provenance.files)) notes.push("declared");
		const extra = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
		return `${origin} ${formatShare(lines[origin], total)}${extra}`;
	});
	return `${shares.join(", ")} of ${countOf(total, "added line")}`;
}

/** Rounded, but never to 0% or 100% unless that is exact: one unknown line in a thousand must show. */
export function formatShare(part: number, total: number): string {
	if (part === total) return "100%";
	const percent = Math.round((part / total) * 100);
	if (percent === 0) return "<1%";
	return percent === 100 ? ">99%" : `${percent}%`;
}

/** Whether some lines are a person's by nobody's signature. */
function isOnlyDeclared(files: CheckReport["provenance"]["files"]): boolean {
	return files.some(({ ranges }) =>
		ranges.some(({ origin, grade }) => origin === "human" && grade !== "captured"),
	);
}

const MOST_TOOLS = 4;

function listTools(files: CheckReport["provenance"]["files"], origin: Origin): readonly string[] {
	const tools = new Set<string>();
	for (const file of files) {
		for (const range of file.ranges) {
			if (range.origin === origin && range.tool !== null) tools.add(range.tool);
		}
	}
	const sorted = [...tools].sort(compareText);
	if (sorted.length <= MOST_TOOLS) return sorted;
	return [...sorted.slice(0, MOST_TOOLS), `and ${sorted.length - MOST_TOOLS} more`];
}

/** `written by ai (claude-code, captured)`. */
export function describeFindingOrigin(origin: FindingOrigin, measured: boolean): string {
	if (origin.origin === "unknown") {
		return measured ? "origin unknown" : "origin not measured in this repository";
	}
	const who = origin.origin === "mixed" ? "ai and human" : origin.origin;
	const known = [origin.tool ?? origin.person, origin.grade].filter((item) => item !== null);
	return `written by ${who} (${known.join(", ")})`;
}
