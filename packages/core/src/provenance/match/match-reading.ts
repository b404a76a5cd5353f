import type { ProblemLog } from "../problem-log.ts";
import type { RecordReading } from "../store/start-reading.ts";
import type { StoredRecord } from "../store/stored-record.ts";
import { type MatchedFile, matchNarrowed, type RecordedLines } from "./match-records.ts";

async function* readAll(records: readonly StoredRecord[]): AsyncGenerator<StoredRecord> {
	yield* records;
}

export interface MatchOptions {
	/** Paths that count besides those of the files. */
	readonly paths?: Iterable<string>;
	/** Sees each record that is read. */
	readonly watch?: (records: AsyncIterable<StoredRecord>) => AsyncIterable<StoredRecord>;
}

/** Which records wrote which lines; of the records only those are read that can matter, where that is known. */
export async function matchReading(
	files: readonly MatchedFile[],
	{ reading, problems }: { readonly reading: RecordReading; readonly problems: ProblemLog },
	{ paths = [], watch = (records) => records }: MatchOptions = {},
): Promise<readonly RecordedLines[]> {
	const wanted = new Set([...paths, ...files.flatMap(({ path, oldPaths }) => [path, ...oldPaths])]);
	const recorded = await matchNarrowed(files, async (prints) => {
		const narrowed = (await reading.narrow?.({ prints, paths: wanted })) ?? null;
		if (narrowed === null) return { records: watch(reading.records), common: new Map() };
		return { records: watch(readAll(narrowed.records)), common: narrowed.common };
	});
	for (const problem of reading.problems.list()) problems.pass(problem);
	return recorded;
}
