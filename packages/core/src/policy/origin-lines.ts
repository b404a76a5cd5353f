import { intersectRanges, type Lines, unionRanges } from "../kit/index.ts";
import type { ChangedFile, LineRange, Origin, OriginRange } from "../model/index.ts";

/** Added lines of one origin, and which assistant wrote them. */
export interface OriginLines {
	readonly lines: LineRange;
	readonly origin: Origin;
	readonly tool: string | null;
	readonly model: string | null;
}

function subtractRanges(from: readonly Lines[], taken: readonly Lines[]): readonly Lines[] {
	const rest: Lines[] = [];
	for (const range of from) {
		let start = range.start;
		for (const { start: first, end } of taken) {
			if (end < start || first > range.end) continue;
			if (first > start) rest.push({ start, end: first - 1 });
			start = end + 1;
		}
		if (start <= range.end) rest.push({ start, end: range.end });
	}
	return rest;
}

/**
 * Origins of exactly the added lines. What lies outside them is dropped, and a line that the report forgot is
 * `unknown`: a gap must not look like a person.
 */
export function coverAddedLines(file: ChangedFile, ranges: readonly OriginRange[]): readonly OriginLines[] {
	const added = unionRanges(file.added);
	const known = ranges.flatMap(({ range, origin, tool, model }) =>
		intersectRanges(added, [range]).map((lines) => ({ lines, origin, tool, model })),
	);
	const covered = unionRanges(known.map(({ lines }) => lines));
	const gaps = subtractRanges(added, covered);
	const unknown = { origin: "unknown", tool: null, model: null } as const;
	return [...known, ...gaps.map((lines) => ({ lines, ...unknown }))].toSorted(
		(a, b) => a.lines.start - b.lines.start || a.lines.end - b.lines.end || compareEvidence(a, b),
	);
}

function compareEvidence(a: OriginLines, b: OriginLines): number {
	const left = JSON.stringify([a.origin, a.tool, a.model]);
	const right = JSON.stringify([b.origin, b.tool, b.model]);
	return left === right ? 0 : left < right ? -1 : 1;
}
