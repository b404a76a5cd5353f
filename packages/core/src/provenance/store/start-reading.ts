import type { RefArchive } from "../../model/index.ts";
import { ProblemLog } from "../problem-log.ts";
import { drainInbox } from "./drain-inbox.ts";
import { readAhead } from "./read-ahead.ts";
import { readRecords } from "./read-records.ts";
import type { StoredRecord } from "./stored-record.ts";

/** Where provenance records come from. */
export interface RecordSource {
	readonly archive: RefArchive;
	/** Git directories whose inbox is drained first. */
	readonly inboxes: readonly string[];
}

/** Records on their way; to be taken once. */
export interface RecordReading {
	readonly records: AsyncIterable<StoredRecord>;
	/** Complete when all records were taken. */
	readonly problems: ProblemLog;
}

/** Held in memory before anybody takes them: some 20 MB. */
const AHEAD = 10_000;

/** Empties the inboxes into the ref; gives the records that could not get there. */
async function drainAll(source: RecordSource, problems: ProblemLog): Promise<readonly StoredRecord[]> {
	const waiting: StoredRecord[] = [];
	for (const gitDir of new Set(source.inboxes)) {
		const drained = await drainInbox(gitDir, source.archive);
		for (const { code, where, message } of drained.problems) problems.pass({ code, where, message });
		waiting.push(...drained.waiting);
	}
	return waiting;
}

async function* readAll(source: RecordSource, problems: ProblemLog): AsyncGenerator<StoredRecord> {
	const waiting = await drainAll(source, problems);
	const known = new Set(waiting.map(({ id }) => id));
	yield* waiting;
	for await (const stored of readRecords(source.archive, problems)) {
		// What waits may be in the ref already: a process can die, or the disk fill up, between storing and removing.
		if (!known.has(stored.id)) yield stored;
	}
}

/** Begins to drain the inboxes and to read all records, while the caller still asks git for other things. */
export function startReading(source: RecordSource): RecordReading {
	const problems = new ProblemLog();
	return { records: readAhead(readAll(source, problems), AHEAD), problems };
}
