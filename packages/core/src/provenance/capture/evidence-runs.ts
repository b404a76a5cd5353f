import { findAddedLines, lineFingerprint, normalizeLine, trimEqualEnds } from "../../kit/index.ts";
import type { EvidenceRun } from "../../model/index.ts";
import { findMovedLines } from "./find-moved-lines.ts";

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

/** What an edit took away, by a line for each that stayed. */
function listGone(old: readonly string[], fresh: readonly string[], added: ReadonlySet<number>) {
	const stayed = new Map<string, number>();
	for (const [at, line] of fresh.entries()) {
		if (!added.has(at)) stayed.set(line, (stayed.get(line) ?? 0) + 1);
	}
	return old.filter((line) => {
		const count = stayed.get(line) ?? 0;
		stayed.set(line, count - 1);
		return count <= 0;
	});
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

/** Which of the added lines are whose. */
export interface Ownership {
	/** When given, other lines than these are not the tool's. */
	readonly proposed: ReadonlySet<string> | null;
	/** Fingerprints of others' lines that the session took away before: what it puts back is not its own. */
	readonly taken: readonly string[];
	/** Which of the lines that seem new, as indexes into all, were copied from elsewhere. */
	readonly findCopied?: (lines: readonly string[], added: readonly number[]) => ReadonlySet<number>;
}

/**
 * The lines that an edit added. Lines that changed in nothing but what formatters change stay whose they were, and so do
 * lines that were moved.
 */
export function findLineChange(
	before: string,
	after: string,
	{ proposed, taken, findCopied = () => new Set() }: Ownership = { proposed: null, taken: [] },
): LineChange {
	const lines = splitLines(after);
	const middle = trimEqualEnds(splitLines(before), lines);
	const old = middle.before.map(normalizeLine);
	const fresh = middle.after.map(normalizeLine);
	const fromMiddle = listIndexes(findAddedLines(old, fresh));
	const added = fromMiddle.map((at) => at + middle.prefix);
	const gone = listGone(old, fresh, new Set(fromMiddle)).map(lineFingerprint);
	const moved = findMovedLines(lines, added, [...gone, ...taken]);
	const stayed = added.filter((at) => !moved.has(at));
	const copied = findCopied(lines, stayed);
	const own = stayed.filter((at) => !copied.has(at));
	const runs = keepProposed(own, lines, proposed).map((indexes) => {
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
	return { runs, removed, isChange: added.length > 0 || old.length !== fresh.length };
}
