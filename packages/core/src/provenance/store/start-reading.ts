import type { RefArchive } from "../../model/index.ts";
import { ProblemLog } from "../problem-log.ts";
import type { OnIndexed } from "../query/fact-collector.ts";
import { type NarrowedRecords, openLineIndex } from "../query/narrow-records.ts";
import { readAndIndex } from "../query/read-and-index.ts";
import type { WantedRecords } from "../query/select-records.ts";
import { drainInbox } from "./drain-inbox.ts";
import { readAhead } from "./read-ahead.ts";
import type { StoredRecord } from "./stored-record.ts";

/** Where provenance records come from. */
export interface RecordSource {
	readonly archive: RefArchive;
	/** Git directories whose inbox is drained first. */
	readonly inboxes: readonly string[];
	/** A file for the index of records, in a folder of caches; without it all records are read every time. */
	readonly indexFile?: string | null | undefined;
	readonly onProgress?: OnIndexed | undefined;
}

/** Records on their way; to be taken once, whole or narrowed. */
export interface RecordReading {
	readonly records: AsyncIterable<StoredRecord>;
	/** Those alone that can matter for some lines; null where that is not known. Which it is changes no answer. */
	readonly narrow?: (wanted: WantedRecords) => Promise<NarrowedRecords | null>;
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

type Waiting = Promise<readonly StoredRecord[]>;

async function* readAll(source: RecordSource, drained: Waiting, problems: ProblemLog) {
	const waiting = await drained;
	const known = new Set(waiting.map(({ id }) => id));
	yield* waiting;
	for await (const stored of readAndIndex(source, problems)) {
		// What waits may be in the ref already: a process can die, or the disk fill up, between storing and removing.
		if (!known.has(stored.id)) yield stored;
	}
}

/** Read when first asked for, and then only once. */
function createOnce<Value>(create: () => Value): () => Value {
	let created: { readonly value: Value } | null = null;
	return () => {
		created ??= { value: create() };
		return created.value;
	};
}

/**
 * Begins to drain the inboxes and to open the index, or without one to read all records, while the caller still asks git
 * for other things.
 */
export function startReading(source: RecordSource): RecordReading {
	const problems = new ProblemLog();
	const drained = drainAll(source, problems);
	// What waits outside the ref is in no index.
	const index = drained.then((waiting) => (waiting.length > 0 ? null : openLineIndex(source)));
	const all = createOnce(() => readAhead(readAll(source, drained, problems), AHEAD));
	// An error comes to whoever asks for records.
	const begin = (found: unknown) => (found === null ? void all() : undefined);
	void index.then(begin, () => {});
	return {
		records: { [Symbol.asyncIterator]: () => all()[Symbol.asyncIterator]() },
		narrow: async (wanted) => (await index)?.narrow(wanted, problems) ?? null,
		problems,
	};
}
