import { existsSync } from "node:fs";
import type { RefArchive, RefSnapshot } from "../../model/index.ts";
import { ProblemLog } from "../problem-log.ts";
import { PROVENANCE_REF } from "../store/entry-name.ts";
import type { StoredRecord } from "../store/stored-record.ts";
import { IndexFile, isDamage, removeIndex } from "./index-file.ts";
import { readEntryRecord } from "./scan-records.ts";
import { type CommonLine, type Selection, selectRecords, type WantedRecords } from "./select-records.ts";
import { planGrowth, writeUpdate } from "./update-index.ts";

/** The records that can matter, and what is to be known of the others. */
export interface NarrowedRecords {
	readonly records: readonly StoredRecord[];
	/** Lines that too many records have to read them all. */
	readonly common: ReadonlyMap<string, CommonLine>;
}

/** An index at the commit of the ref. */
export interface LineIndex {
	/** Null when the index turns out to be damaged, which removes it. */
	narrow(wanted: WantedRecords, problems: ProblemLog): Promise<NarrowedRecords | null>;
}

/** Reading some records out of very many costs git a search for each; from here on one pass over all is faster. */
const MAX_NAMES = 200_000;

/** Whether a record is one that was asked for; a damaged index could name others. */
function isWanted({ record }: StoredRecord, { prints, paths }: WantedRecords): boolean {
	return paths.has(record.path) || record.runs.some(({ lines }) => lines.some((print) => prints.has(print)));
}

async function readSelected(
	snapshot: RefSnapshot,
	names: readonly string[],
	wanted: WantedRecords,
): Promise<readonly StoredRecord[] | null> {
	const problems = new ProblemLog();
	const records: StoredRecord[] = [];
	for await (const entry of snapshot.readNamed(names)) {
		const stored = readEntryRecord(entry, problems);
		if (stored === null || !isWanted(stored, wanted)) return null;
		records.push(stored);
	}
	return records.length === names.length ? records : null;
}

/** True when the index is at the commit of the snapshot, or could be brought there by what came since. */
async function isCurrent(file: IndexFile, snapshot: RefSnapshot): Promise<boolean> {
	const state = file.readState();
	if (state === null || state.tip === snapshot.commit) return state !== null;
	const growth = await planGrowth(file, state, snapshot);
	return growth !== null && writeUpdate(file, state, growth);
}

async function withIndex<Result>(
	path: string,
	use: (file: IndexFile) => Result,
): Promise<Awaited<Result> | null> {
	const file = await IndexFile.open(path);
	if (file === null) return null;
	try {
		return await use(file);
	} catch (error) {
		if (!isDamage(error)) throw error;
		await removeIndex(path);
		return null;
	} finally {
		file.close();
	}
}

/**
 * The index of a ref, brought to where the ref is; null where there is none that can be used, so that all records have to
 * be read.
 */
export async function openLineIndex({
	archive,
	indexFile,
}: {
	readonly archive: RefArchive;
	readonly indexFile?: string | null | undefined;
}): Promise<LineIndex | null> {
	if (typeof indexFile !== "string" || !existsSync(indexFile)) return null;
	const snapshot = await archive.open(PROVENANCE_REF);
	if (snapshot === null) return null;
	if ((await withIndex(indexFile, (file) => isCurrent(file, snapshot))) !== true) return null;
	const select = (wanted: WantedRecords) =>
		withIndex(indexFile, (file): Selection | null => {
			return file.inSnapshot(() => selectRecords(file, snapshot.commit, wanted));
		});
	return {
		narrow: async (wanted, problems) => {
			const selection = await select(wanted);
			if (selection === null || selection.names.length > MAX_NAMES) return null;
			const records = await readSelected(snapshot, selection.names, wanted);
			if (records === null) {
				await removeIndex(indexFile);
				return null;
			}
			for (const flaw of selection.flaws) problems.pass(flaw);
			return { records, common: selection.common };
		},
	};
}
