import { findAddedLines, lineFingerprint, normalizeLine, trimEqualEnds } from "../../kit/index.ts";
import type { EvidenceRun } from "../../model/index.ts";

export interface LineChange {
	readonly runs: readonly EvidenceRun[];
	/** Fingerprints of the lines that the edit took away or rewrote. */
	readonly removed: readonly string[];
	/** False when nothing but the form of lines changed. */
	readonly isChange: boolean;
}

function splitLines(text: string): readonly string[] {
	const lines = text.split("\n");
	if (lines.at(-1) === "") lines.pop();
	return lines;
}

function fingerprintAt(lines: readonly string[], index: number): string | null {
	const line = lines[index];
	return line === undefined ? null : lineFingerprint(line);
}

/** Cuts the lines that are not the tool's out of a range. */
function keepProposed(
	indexes: readonly number[],
	lines: readonly string[],
	proposed: ReadonlySet<string> | null,
) {
	const kept = proposed ? indexes.filter((at) => proposed.has(lineFingerprint(lines[at] ?? ""))) : indexes;
	const runs: number[][] = [];
	for (const at of kept) {
		if (runs.at(-1)?.at(-1) === at - 1) runs.at(-1)?.push(at);
		else runs.push([at]);
	}
	return runs;
}

function listIndexes(ranges: readonly { readonly start: number; readonly end: number }[]): readonly number[] {
	return ranges.flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, i) => start - 1 + i));
}

/**
 * The lines that an edit added. Lines that changed in nothing but what formatters change stay whose they were.
 * @param proposed when given, other lines than these are not the tool's.
 */
export function findLineChange(
	before: string,
	after: string,
	proposed: ReadonlySet<string> | null,
): LineChange {
	const lines = splitLines(after);
	const middle = trimEqualEnds(splitLines(before), lines);
	const old = middle.before.map(normalizeLine);
	const fresh = middle.after.map(normalizeLine);
	const added = listIndexes(findAddedLines(old, fresh)).map((at) => at + middle.prefix);
	const runs = keepProposed(added, lines, proposed).map((indexes) => {
		const first = indexes[0] ?? 0;
		return {
			start: first + 1,
			lines: indexes.map((at) => lineFingerprint(lines[at] ?? "")),
			before: fingerprintAt(lines, first - 1),
			after: fingerprintAt(lines, (indexes.at(-1) ?? first) + 1),
		};
	});
	const kept = new Set(fresh);
	const removed = middle.before.filter((_line, at) => !kept.has(old[at] ?? "")).map(lineFingerprint);
	return { runs, removed, isChange: runs.length > 0 || old.length !== fresh.length };
}
