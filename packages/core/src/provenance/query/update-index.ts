import type { RefEntry, RefSnapshot } from "../../model/index.ts";
import { ProblemLog } from "../problem-log.ts";
import type { Flaw, IndexFile, IndexState, IndexUpdate, SegmentEntry } from "./index-file.ts";
import { listFacts, type RecordFacts } from "./record-facts.ts";
import { isRecordName, readEntryRecord } from "./scan-records.ts";
import { decodeFacts, encodeSegment, type Segment } from "./segment.ts";

/** A larger segment is not merged any more; a query reads all of them. */
const SEGMENT_ROWS = 65_536;
/** A ref with more that is no record is not worth an index, but a look at who writes to it. */
const MAX_FLAWS = 200;

interface Collected {
	readonly segments: readonly Segment[];
	/** What did not fill a segment. */
	readonly rest: readonly RecordFacts[];
	readonly flaws: readonly Flaw[];
	readonly entries: number;
}

async function collectFacts(entries: AsyncIterable<RefEntry>): Promise<Collected> {
	const segments: Segment[] = [];
	const flaws: Flaw[] = [];
	let rest: RecordFacts[] = [];
	let count = 0;
	for await (const entry of entries) {
		count += 1;
		const problems = new ProblemLog();
		const stored = readEntryRecord(entry, problems);
		if (stored === null) flaws.push(...problems.list());
		else rest.push(listFacts(stored));
		if (rest.length < SEGMENT_ROWS) continue;
		segments.push(encodeSegment(rest));
		rest = [];
	}
	return { segments, rest, flaws, entries: count };
}

/** Merges small segments into what is new, so that many small updates do not leave many small segments. */
function mergeSegments(
	file: IndexFile,
	state: IndexState,
	fresh: readonly RecordFacts[],
): { readonly kept: readonly SegmentEntry[]; readonly rows: readonly RecordFacts[] } {
	const kept = [...state.segments];
	let rows = [...fresh];
	for (let last = kept.at(-1); last; last = kept.at(-1)) {
		const entry = last;
		if (entry.rows > 2 * rows.length || entry.rows + rows.length > SEGMENT_ROWS) break;
		const old = decodeFacts(entry.rows, (name) => file.readPiece(entry, name));
		rows = [...old, ...rows];
		kept.pop();
	}
	return { kept, rows };
}

function toSegments(rows: readonly RecordFacts[]): readonly Segment[] {
	return rows.length === 0 ? [] : [encodeSegment(rows)];
}

/** What came since the state of the index; null when more than that is different. */
async function planGrowth(
	file: IndexFile,
	state: IndexState,
	snapshot: RefSnapshot,
): Promise<IndexUpdate | null> {
	const changes = await snapshot.findChanges(state.tip);
	if (changes === null || [...changes.removed, ...changes.altered].some(isRecordName)) return null;
	const names = changes.added.filter(isRecordName);
	const { segments, rest, flaws, entries } = await collectFacts(snapshot.readNamed(names));
	if (entries !== names.length) return null;
	const merged = mergeSegments(file, state, rest);
	return {
		tip: snapshot.commit,
		kept: merged.kept,
		fresh: [...segments, ...toSegments(merged.rows)],
		flaws: [...state.flaws, ...flaws],
	};
}

async function planBuild(snapshot: RefSnapshot): Promise<IndexUpdate> {
	const { segments, rest, flaws } = await collectFacts(snapshot.readAll(isRecordName));
	return { tip: snapshot.commit, kept: [], fresh: [...segments, ...toSegments(rest)], flaws };
}

/**
 * Brings the index to the commit of the snapshot: from the difference where records only came, from all records
 * otherwise. False when that cannot be written down.
 * @throws IndexDamage
 */
export async function updateIndex(file: IndexFile, snapshot: RefSnapshot): Promise<boolean> {
	const state = file.readState();
	if (state?.tip === snapshot.commit) return true;
	const update = (state && (await planGrowth(file, state, snapshot))) ?? (await planBuild(snapshot));
	return update.flaws.length <= MAX_FLAWS && file.write(state, update);
}
