import type { Change, RefArchive, TreeReader } from "../../model/index.ts";
import type { PlacedClaim } from "../claim.ts";
import type { Introductions } from "../introductions.ts";
import type { ProblemLog } from "../problem-log.ts";
import { drainInbox } from "../store/drain-inbox.ts";
import { PROVENANCE_REF } from "../store/entry-name.ts";
import { readRecords } from "../store/read-records.ts";
import type { StoredRecord } from "../store/stored-record.ts";
import { type MatchedFile, matchRecords, type RecordedLines } from "./match-records.ts";

/** Where provenance records come from. */
export interface RecordSource {
	readonly archive: RefArchive;
	/** Git directories whose inbox is drained first. */
	readonly inboxes: readonly string[];
}

export interface RecordedQuery {
	readonly change: Change;
	readonly introductions: Introductions;
	readonly trees: TreeReader;
}

/** A file beyond this size has no author by hand or assistant. */
const MAX_BYTES = 16 * 1024 * 1024;

async function* readAllRecords(
	source: RecordSource,
	pending: readonly StoredRecord[],
	problems: ProblemLog,
): AsyncGenerator<StoredRecord> {
	const waiting = new Set(pending.map(({ id }) => id));
	yield* pending;
	for await (const stored of readRecords(source.archive, problems)) {
		// What waits may be in the ref already: a process can die, or the disk fill up, between storing and removing.
		if (!waiting.has(stored.id)) yield stored;
	}
}

/** Empties the inboxes into the ref; gives the records that could not get there. */
async function drainAll(source: RecordSource, problems: ProblemLog): Promise<readonly StoredRecord[]> {
	const pending: StoredRecord[] = [];
	for (const gitDir of new Set(source.inboxes)) {
		const drained = await drainInbox(gitDir, source.archive);
		for (const { code, where, message } of drained.problems) problems.pass({ code, where, message });
		pending.push(...drained.waiting);
	}
	return pending;
}

async function loadFiles({ change, introductions, trees }: RecordedQuery): Promise<readonly MatchedFile[]> {
	const files: MatchedFile[] = [];
	for (const { path, oldPath, kind, added } of change.files) {
		if (kind !== "text" || added.length === 0) continue;
		const content = await trees.readPath(change.head.tree, path);
		if (content === null || content.length > MAX_BYTES) continue;
		const older = (introductions.byFile.get(path) ?? []).map((one) => one.path);
		files.push({ path, oldPaths: [...new Set([...older, ...(oldPath === null ? [] : [oldPath])])], content });
	}
	return files;
}

/** What records say about the files of a change, as they stand on the head side. */
export async function readRecorded(
	source: RecordSource,
	query: RecordedQuery,
	problems: ProblemLog,
): Promise<readonly RecordedLines[]> {
	const pending = await drainAll(source, problems);
	return matchRecords(await loadFiles(query), readAllRecords(source, pending, problems));
}

export function toPlacedClaims(recorded: readonly RecordedLines[]): readonly PlacedClaim[] {
	return recorded.map(({ path, start, end, author }) => {
		return { commit: null, path, start, end, claim: author.claim, where: `${PROVENANCE_REF} ${author.id}` };
	});
}
