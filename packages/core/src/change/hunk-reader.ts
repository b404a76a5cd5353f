import type { Change, HunkReader, LineHunk } from "../model/index.ts";
import { type DiffEntry, readRawDiff } from "./raw-diff.ts";
import { findComparedPair, readForcedLineHunks, readLineHunks } from "./read-hunks.ts";
import type { Repository } from "./repository.ts";

/** Files whose lines have to be compared, and as what: those of the change that are text on both sides. */
function listCompared(change: Change, entries: readonly DiffEntry[]): ReadonlyMap<string, DiffEntry> {
	const texts = new Set(change.files.filter(({ kind }) => kind === "text").map(({ path }) => path));
	return new Map(
		entries
			.filter((entry) => texts.has(entry.path) && findComparedPair(entry) !== null)
			.map((entry) => [entry.path, entry]),
	);
}

async function readHunks(
	repository: Repository,
	change: Change,
): Promise<ReadonlyMap<string, readonly LineHunk[]>> {
	const pair = { repository, trees: [change.base.tree, change.head.tree] } as const;
	const [entries, found] = await Promise.all([readRawDiff(repository, pair.trees), readLineHunks(pair)]);
	const compared = listCompared(change, entries);
	const keyOf = (entry: DiffEntry): string => findComparedPair(entry) ?? "";
	const left = [...compared.values()].filter((entry) => !found.has(keyOf(entry)));
	const forced = await readForcedLineHunks(pair, left);
	const hunks = new Map<string, readonly LineHunk[]>();
	for (const [path, entry] of compared) {
		const here = found.get(keyOf(entry)) ?? forced.get(keyOf(entry));
		if (here) hunks.set(path, here);
	}
	return hunks;
}

/** Reads hunks of changes, compared as `readChange` compares. */
export function createHunkReader(repository: Repository): HunkReader {
	return { readHunks: (change) => readHunks(repository, change) };
}
