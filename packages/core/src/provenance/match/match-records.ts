import type { CommonLine } from "../query/select-records.ts";
import type { StoredRecord } from "../store/stored-record.ts";
import { alignRun } from "./align-run.ts";
import { type Candidate, chooseAuthors } from "./choose-claims.ts";
import { type FileLines, readFileLines } from "./file-lines.ts";
import { type Author, RunIndex } from "./run-index.ts";

/** A file to attribute, whole. */
export interface MatchedFile {
	readonly path: string;
	/** Other names under which its lines were written: before a rename, in older commits. */
	readonly oldPaths: readonly string[];
	readonly content: Uint8Array;
	/** Milliseconds since 1970 when the commit that brought in each line was made, as far as known; index 0 is line 1. */
	readonly born?: readonly (number | undefined)[];
}

/** Consecutive lines, 1-based, that the same record wrote. */
export interface RecordedLines {
	readonly path: string;
	readonly start: number;
	readonly end: number;
	readonly author: Author;
}

function collectCandidates(
	file: MatchedFile,
	lines: FileLines,
	index: RunIndex,
): ReadonlyMap<number, Candidate[]> {
	const paths = new Set([file.path, ...file.oldPaths]);
	const born = file.born ?? [];
	const byLine = new Map<number, Candidate[]>();
	for (const run of index.findRuns(lines, paths)) {
		const near = paths.has(run.author.path);
		for (const at of alignRun({ run, file: lines, index, near, born })) {
			const candidates = byLine.get(at) ?? [];
			candidates.push({ author: run.author, near });
			byLine.set(at, candidates);
		}
	}
	return byLine;
}

function matchFile(file: MatchedFile, lines: FileLines, index: RunIndex): readonly RecordedLines[] {
	const byLine = collectCandidates(file, lines, index);
	const matched: { path: string; start: number; end: number; author: Author }[] = [];
	const open = new Map<Author, (typeof matched)[number]>();
	for (const [at, candidates] of [...byLine].sort((a, b) => a[0] - b[0])) {
		for (const author of chooseAuthors(candidates)) {
			const last = open.get(author);
			if (last && last.end === at) last.end = at + 1;
			else {
				const next = { path: file.path, start: at + 1, end: at + 1, author };
				open.set(author, next);
				matched.push(next);
			}
		}
	}
	return matched;
}

/**
 * Which records wrote which lines, by content: line numbers are not looked at, and of commits only when they were made,
 * which can but take a copy back.
 */
export async function matchRecords(
	files: readonly MatchedFile[],
	records: AsyncIterable<StoredRecord> | Iterable<StoredRecord>,
): Promise<readonly RecordedLines[]> {
	return matchNarrowed(files, async () => ({ records, common: new Map() }));
}

export interface MatchedRecords {
	readonly records: AsyncIterable<StoredRecord> | Iterable<StoredRecord>;
	readonly common: ReadonlyMap<string, CommonLine>;
}

/** As `matchRecords`, with records that are asked for by the lines that can be found in them. */
export async function matchNarrowed(
	files: readonly MatchedFile[],
	select: (prints: ReadonlySet<string>) => Promise<MatchedRecords>,
): Promise<readonly RecordedLines[]> {
	const read = files.map((file) => ({ file, lines: readFileLines(file.content) }));
	const { records, common } = await select(new Set(read.flatMap(({ lines }) => [...lines.places.keys()])));
	const index = new RunIndex(
		read.map(({ lines }) => lines),
		common,
	);
	for await (const record of records) index.add(record);
	return read.flatMap(({ file, lines }) => matchFile(file, lines, index));
}
