import type { RefEntry, RefSnapshot } from "../../model/index.ts";
import { FactCollector, type OnIndexed, SEGMENT_ROWS, toSegments } from "./fact-collector.ts";
import type { IndexFile, IndexUpdate } from "./index-file.ts";
import type { IndexState, SegmentEntry } from "./index-state.ts";
import type { IndexedFacts } from "./record-facts.ts";
import { isRecordName } from "./scan-records.ts";
import { decodeFacts, decodeNumbers } from "./segment.ts";

/** A ref with more that is no record is not worth an index, but a look at who writes to it. */
const MAX_FLAWS = 200;

/** Merges small segments into what is new, so that many small updates do not leave many small segments. */
function mergeSegments(
	file: IndexFile,
	state: IndexState,
	fresh: readonly IndexedFacts[],
): { readonly kept: readonly SegmentEntry[]; readonly rows: readonly IndexedFacts[] } {
	const kept = [...state.segments];
	let rows = [...fresh];
	for (let last = kept.at(-1); last; last = kept.at(-1)) {
		const entry = last;
		if (entry.rows > 2 * rows.length || entry.rows + rows.length > SEGMENT_ROWS) break;
		const table = decodeNumbers(file.readPiece(entry, "lines.table"));
		const old = decodeFacts(
			entry.rows,
			(name) => file.readPiece(entry, name),
			file.readBuckets(entry, table),
		);
		rows = [...old, ...rows];
		kept.pop();
	}
	return { kept, rows };
}

async function collectFacts(
	entries: AsyncIterable<RefEntry>,
	onProgress?: OnIndexed,
): Promise<FactCollector> {
	const collector = new FactCollector(onProgress);
	for await (const entry of entries) collector.add(entry);
	return collector;
}

/**
 * What came since the state of the index; null when more than that is different.
 * @throws IndexDamage
 */
export async function planGrowth(
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

/** What an index of all that was collected holds. */
export function planBuild(tip: string, { segments, rest, flaws }: FactCollector): IndexUpdate {
	return { tip, kept: [], fresh: [...segments, ...toSegments(rest)], flaws };
}

/** False where the update cannot be written down. */
export function writeUpdate(file: IndexFile, seen: IndexState | null, update: IndexUpdate): boolean {
	return update.flaws.length <= MAX_FLAWS && file.write(seen, update);
}

/**
 * Brings the index to the commit of the snapshot: from the difference where records only came, from all records
 * otherwise. False when that cannot be written down.
 * @throws IndexDamage
 */
export async function updateIndex(
	file: IndexFile,
	snapshot: RefSnapshot,
	onProgress?: OnIndexed,
): Promise<boolean> {
	const state = file.readState();
	if (state?.tip === snapshot.commit) return true;
	const growth = state && (await planGrowth(file, state, snapshot));
	const build = async () =>
		planBuild(snapshot.commit, await collectFacts(snapshot.readAll(isRecordName), onProgress));
	return writeUpdate(file, state, growth ?? (await build()));
}
