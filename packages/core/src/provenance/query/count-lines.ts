import type { IndexFile } from "./index-file.ts";
import type { SegmentEntry } from "./index-state.ts";
import { bucketOf } from "./line-postings.ts";
import { decodeNumbers, decodeTexts, type TextColumn } from "./segment.ts";

/** Where a line stands in the records; of rows and paths no more are kept than anything asks for. */
export interface LineCount {
	/** How often records added the line. */
	count: number;
	/** Paths of assistants' records that have it, and of all records; two at most are kept. */
	readonly assistantPaths: Set<string>;
	readonly paths: Set<string>;
	/** Records that have it, as numbers; one more than `COMMON_LINE` at most are kept. */
	readonly rows: number[];
}

/** A line that more records have than these leads to none of another path: it is everybody's. */
export const COMMON_LINE = 64;
const LAST_BYTES = 2 ** 16;

/** Lines that are looked up, and a filter that nearly all others fail: a large store has twenty lines a record. */
class WantedLines {
	readonly counts = new Map<number, LineCount>();
	readonly #filter = new Uint8Array(LAST_BYTES);
	readonly #highs: readonly number[];

	constructor(prints: Iterable<string>) {
		for (const print of prints) {
			const number = Number.parseInt(print, 16);
			this.counts.set(number, { count: 0, assistantPaths: new Set(), paths: new Set(), rows: [] });
			this.#filter[number % LAST_BYTES] = 1;
		}
		this.#highs = [...this.counts.keys()].map((number) => Math.floor(number / LAST_BYTES));
	}

	listBuckets(buckets: number): ReadonlySet<number> {
		return new Set(this.#highs.map((high) => bucketOf(high, buckets)));
	}

	find(high: number, low: number): LineCount | undefined {
		return this.#filter[low] === 1 ? this.counts.get(high * LAST_BYTES + low) : undefined;
	}
}

interface Columns {
	/** Number of the first row. */
	readonly first: number;
	readonly path: TextColumn;
	readonly kinds: Uint8Array;
}

function countRow(found: LineCount, row: number, { first, path, kinds }: Columns): void {
	found.count += 1;
	const name = path.words[path.codes[row] ?? -1] ?? "";
	if (found.paths.size < 2) found.paths.add(name);
	if (kinds[row] === 1 && found.assistantPaths.size < 2) found.assistantPaths.add(name);
	if (found.rows.length <= COMMON_LINE && found.rows.at(-1) !== first + row) found.rows.push(first + row);
}

function countSegment(wanted: WantedLines, columns: Columns, buckets: Iterable<Uint32Array>): void {
	for (const bucket of buckets) {
		for (let at = 0; at < bucket.length; at += 2) {
			const rest = bucket[at + 1] ?? 0;
			const found = wanted.find(bucket[at] ?? 0, rest >>> 16);
			if (found) countRow(found, rest & 0xffff, columns);
		}
	}
}

export interface CountedLines {
	/** By fingerprint as a number. */
	readonly counts: ReadonlyMap<number, LineCount>;
	/** Numbers of all records of the paths. */
	readonly ofPaths: readonly number[];
}

/** Rows that a segment of the index may have, as `Columns` count them. */
export const ROWS_OF_SEGMENT = LAST_BYTES;

function listRowsOf({ first, path }: Columns, paths: ReadonlySet<string>): readonly number[] {
	const isOwn = Uint8Array.from(path.words, (name) => Number(name !== null && paths.has(name)));
	if (!isOwn.includes(1)) return [];
	const rows: number[] = [];
	for (const [row, code] of path.codes.entries()) if (isOwn[code] === 1) rows.push(first + row);
	return rows;
}

/**
 * Where lines stand in all records of the index, and which records are of some paths.
 * @throws IndexDamage
 */
export function countLines(
	file: IndexFile,
	segments: readonly SegmentEntry[],
	{ prints, paths }: { readonly prints: Iterable<string>; readonly paths: ReadonlySet<string> },
): CountedLines {
	const wanted = new WantedLines(prints);
	const ofPaths = segments.flatMap((segment, position) => {
		const read = (name: "path.words" | "path.codes" | "kind" | "lines.table") =>
			file.readPiece(segment, name);
		const path = decodeTexts(read("path.words"), read("path.codes"), segment.rows);
		const columns = { first: position * ROWS_OF_SEGMENT, path, kinds: read("kind") };
		const table = decodeNumbers(read("lines.table"));
		const numbers = wanted.listBuckets(table.length / 2);
		countSegment(wanted, columns, file.readBuckets(segment, table, numbers));
		return listRowsOf(columns, paths);
	});
	return { counts: wanted.counts, ofPaths };
}
