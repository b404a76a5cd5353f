import * as z from "zod";
import type { Lines } from "../../kit/index.ts";
import type { OriginRange } from "../../model/index.ts";
import type { Claim } from "../claim.ts";
import { getToolId } from "../find-assistant.ts";
import { cleanLabel, parseModelName, parsePersonName } from "../label.ts";
import { parseLineList } from "../line-list.ts";

/** What CycloneDX properties and SPDX annotations of ours hold, as JSON. */
const Label = z.string().max(4_000).nullish();
const LineClaim = z.object({
	lines: z.string().max(200_000),
	origin: z.enum(["ai", "human", "mixed", "unknown"]),
	grade: z.enum(["captured", "declared", "inferred", "none"]),
	tool: Label,
	model: Label,
	session: Label,
	person: Label,
});

/** Name of the property and of the annotation. */
export const LINE_CLAIM = "countersign:lines";

/** Lines of a file, and what a document says about them. */
export interface LineClaim {
	readonly lines: readonly Lines[];
	readonly claim: Claim;
}

/** Whether two ranges say the same about other lines. */
export function getClaimKey({ origin, grade, tool, model, session, person }: OriginRange): string {
	return JSON.stringify([origin, grade, tool, model, session, person]);
}

/** Ranges that say the same, as one text. */
export function renderLineClaim(ranges: readonly OriginRange[]): string {
	const lines = ranges.map(({ range: { start, end } }) => (start === end ? `${start}` : `${start}-${end}`));
	const { origin, grade, tool, model, session, person } = ranges[0] ?? {};
	const details = Object.entries({ tool, model, session, person }).filter(([, value]) => value != null);
	return JSON.stringify({ lines: lines.join(","), origin, grade, ...Object.fromEntries(details) });
}

/** The same for people. */
export function describeRanges(ranges: readonly OriginRange[]): string {
	const lines = ranges.map(({ range: { start, end } }) => (start === end ? `${start}` : `${start}-${end}`));
	const { origin = "unknown", grade = "none", tool, model, person } = ranges[0] ?? {};
	const by = [tool, model].filter((name) => name != null).join("/");
	const who = [by, person].filter((name) => name != null && name !== "").join(", ");
	return `Lines ${lines.join(",")}: ${origin} (${grade})${who === "" ? "" : ` by ${who}`}.`;
}

/**
 * Null where it does not have the form. Whatever the document claims, it is a declaration: nobody saw these lines
 * written, and nobody signed.
 */
export function parseLineClaim(value: unknown): LineClaim | null {
	const parsed = LineClaim.safeParse(value);
	const lines = parsed.success ? parseLineList(parsed.data.lines) : null;
	if (!parsed.success || lines === null) return null;
	const { origin, tool, model, session, person } = parsed.data;
	const claim = {
		origin,
		grade: "declared",
		source: "record",
		tool: getToolId(tool ?? ""),
		model: parseModelName(model ?? ""),
		session: cleanLabel(session ?? ""),
		person: parsePersonName(person ?? ""),
	} as const;
	return { lines, claim };
}
