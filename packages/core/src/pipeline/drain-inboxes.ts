import type { Repository } from "../change/index.ts";
import type { RefArchive } from "../model/index.ts";
import { drainInbox, type ProblemLog, type StoredRecord } from "../provenance/index.ts";

/** Moves what capture left into the ref; gives the records that could not get there, which count all the same. */
export async function drainInboxes(
	{ gitDir, commonDir }: Repository,
	store: RefArchive,
	problems: ProblemLog,
): Promise<ReadonlyMap<string, StoredRecord>> {
	const waiting = new Map<string, StoredRecord>();
	for (const folder of new Set([gitDir, commonDir])) {
		const drained = await drainInbox(folder, store);
		for (const problem of drained.problems) problems.pass(problem);
		for (const record of drained.waiting) waiting.set(record.id, record);
	}
	return waiting;
}
