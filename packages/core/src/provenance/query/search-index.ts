import { getEntryName } from "../store/entry-name.ts";
import type { IndexFile } from "./index-file.ts";
import type { Flaw, SegmentEntry } from "./index-state.ts";
import { type CompiledQuery, holdsText } from "./record-query.ts";
import { createIdReader, decodeTexts, decodeTimes } from "./segment.ts";

/** Names of the records that a query means, the youngest first. */
export interface IndexAnswer {
	readonly found: number;
	readonly names: readonly string[];
	readonly flaws: readonly Flaw[];
}

export interface Wanted {
	/** The commit that the index has to be at. */
	readonly tip: string;
	readonly limit: number;
}

interface Hits {
	readonly segment: SegmentEntry;
	readonly rows: readonly number[];
	readonly times: Float64Array;
}

/** Which rows have a text that holds, null when none has; the texts are looked at once each, however many rows have them. */
function createTextTest(
	file: IndexFile,
	segment: SegmentEntry,
	{ field, part }: CompiledQuery["texts"][number],
): ((row: number) => boolean) | null {
	const words = file.readPiece(segment, `${field}.words`);
	const codes = file.readPiece(segment, `${field}.codes`);
	const column = decodeTexts(words, codes, segment.rows);
	const holds = Uint8Array.from(column.words, (text) => Number(holdsText(text, part)));
	if (!holds.includes(1)) return null;
	return (row) => holds[column.codes[row] ?? -1] === 1;
}

function findHits(file: IndexFile, segment: SegmentEntry, query: CompiledQuery): Hits {
	const none = { segment, rows: [], times: new Float64Array() };
	if (segment.to < query.since || segment.from > query.until) return none;
	const tests: ((row: number) => boolean)[] = [];
	for (const text of query.texts) {
		const test = createTextTest(file, segment, text);
		if (test === null) return none;
		tests.push(test);
	}
	const times = decodeTimes(file.readPiece(segment, "at"));
	const rows: number[] = [];
	for (let row = 0; row < segment.rows; row += 1) {
		const at = times[row] ?? Number.NaN;
		if (at < query.since || at > query.until) continue;
		if (tests.every((test) => test(row))) rows.push(row);
	}
	return { segment, rows, times };
}

/** The time of the last answer that is asked for: whatever is older need not be named. */
function findOldest(hits: readonly Hits[], limit: number): number {
	const times = Float64Array.from(hits.flatMap(({ rows, times }) => rows.map((row) => times[row] ?? 0)));
	return times.length <= limit ? -Infinity : (times.sort()[times.length - limit] ?? -Infinity);
}

function compareRows(a: { at: number; id: string }, b: { at: number; id: string }): number {
	return b.at - a.at || (a.id < b.id ? -1 : 1);
}

/**
 * The records for which time and texts hold; null when the index is at another commit.
 * @throws IndexDamage
 */
export function searchIndex(file: IndexFile, query: CompiledQuery, wanted: Wanted): IndexAnswer | null {
	const { tip, limit } = wanted;
	const state = file.readState();
	if (state?.tip !== tip) return null;
	const hits = state.segments.map((segment) => findHits(file, segment, query));
	const oldest = findOldest(hits, limit);
	const best = hits.flatMap(({ segment, rows, times }) => {
		const young = rows.filter((row) => (times[row] ?? 0) >= oldest);
		const idOf = createIdReader((name) => file.readPiece(segment, name));
		return young.map((row) => ({ at: times[row] ?? 0, id: idOf(row) }));
	});
	return {
		found: hits.reduce((sum, { rows }) => sum + rows.length, 0),
		names: best
			.sort(compareRows)
			.slice(0, limit)
			.map(({ id }) => getEntryName("record", id)),
		flaws: state.flaws,
	};
}
