import type { RefEntry } from "../../model/index.ts";
import { ProblemLog } from "../problem-log.ts";
import type { StoredRecord } from "../store/stored-record.ts";
import type { Flaw } from "./index-state.ts";
import { type IndexedFacts, listIndexedFacts } from "./record-facts.ts";
import { readEntryRecord } from "./scan-records.ts";
import { encodeSegment, type Segment } from "./segment.ts";

/** Hears how many records were taken up; called now and then. */
export type OnIndexed = (records: number) => void;

/** A larger segment is not merged any more; a query reads all of them. Rows have numbers of two bytes. */
export const SEGMENT_ROWS = 65_536;
const PROGRESS_STEP = 1_000;

export function toSegments(rows: readonly IndexedFacts[]): readonly Segment[] {
	return rows.length === 0 ? [] : [encodeSegment(rows)];
}

/** Takes what an index keeps from the entries that pass by. */
export class FactCollector {
	readonly segments: Segment[] = [];
	readonly flaws: Flaw[] = [];
	/** What did not fill a segment. */
	rest: IndexedFacts[] = [];
	entries = 0;
	readonly #onProgress: OnIndexed | undefined;

	constructor(onProgress?: OnIndexed) {
		this.#onProgress = onProgress;
	}

	/** The entry as a record; null and a flaw when it is none. */
	add(entry: RefEntry): StoredRecord | null {
		this.entries += 1;
		if (this.entries % PROGRESS_STEP === 0) this.#onProgress?.(this.entries);
		const problems = new ProblemLog();
		const stored = readEntryRecord(entry, problems);
		if (stored === null) {
			this.flaws.push(...problems.list());
			return null;
		}
		this.rest.push(listIndexedFacts(stored));
		if (this.rest.length >= SEGMENT_ROWS) {
			this.segments.push(encodeSegment(this.rest));
			this.rest = [];
		}
		return stored;
	}
}
