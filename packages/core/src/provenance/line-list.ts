import { type Lines, unionRanges } from "../kit/index.ts";

/** No source file has more lines; greater numbers are forged or broken. */
export const MAX_LINE = 10_000_000;

const LINE = /^[1-9][0-9]{0,7}$/;

function parseLine(text: string): number | null {
	if (!LINE.test(text)) return null;
	const line = Number(text);
	return line <= MAX_LINE ? line : null;
}

function parseRange(text: string): Lines | null {
	const dash = text.indexOf("-");
	const start = parseLine(dash === -1 ? text : text.slice(0, dash));
	const end = dash === -1 ? start : parseLine(text.slice(dash + 1));
	return start === null || end === null || end < start ? null : { start, end };
}

/**
 * `1-3,7` as sorted, disjoint ranges; null when any part is not an ascending 1-based range. Overlaps are united: they
 * occur in real notes and would inflate counts (git-ai issue 1561).
 */
export function parseLineList(text: string): readonly Lines[] | null {
	const ranges: Lines[] = [];
	for (const part of text.split(",")) {
		const range = parseRange(part);
		if (range === null) return null;
		ranges.push(range);
	}
	return unionRanges(ranges);
}
