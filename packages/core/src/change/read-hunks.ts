import type { LineHunk } from "../model/index.ts";
import { isArgumentPath } from "./decode-path.ts";
import { type BlobHunks, blobPair, HunkParser } from "./hunk-parser.ts";
import { DIFF_OPTIONS, type DiffEntry } from "./raw-diff.ts";
import type { Repository } from "./repository.ts";
import { streamGit } from "./run-git.ts";

export interface TreePair {
	readonly repository: Repository;
	readonly trees: readonly [base: string, head: string];
}

const PATCH_OPTIONS = [
	...DIFF_OPTIONS,
	"--patch",
	"--unified=0",
	"--inter-hunk-context=0",
	"--full-index",
	"--diff-algorithm=myers",
	"--indent-heuristic",
	"--diff-filter=MR",
];

/** Keeps a command line far below the limits of every system (128 KiB on Linux for one argument, ~1 MiB for all). */
const PATH_BYTES_PER_RUN = 64 * 1024;

/** Changed lines of modified and renamed files, by blob pair. What git calls binary is absent. */
export async function readHunks(pair: TreePair): Promise<ReadonlyMap<string, BlobHunks>> {
	return (await parseHunks(pair)).finish();
}

async function parseHunks({ repository, trees }: TreePair): Promise<HunkParser> {
	const parser = new HunkParser();
	const args = ["diff-tree", ...PATCH_OPTIONS, ...trees];
	await streamGit({ cwd: repository.root, args }, (chunk) => parser.push(chunk));
	return parser;
}

/** Where every hunk of modified and renamed files stands on both sides, by blob pair. */
export async function readLineHunks(pair: TreePair): Promise<ReadonlyMap<string, readonly LineHunk[]>> {
	return (await parseHunks(pair)).listHunks();
}

function chunkPaths(entries: readonly DiffEntry[]): string[][] {
	const chunks: string[][] = [];
	let room = 0;
	for (const entry of entries) {
		const paths = [entry.path, ...(entry.oldPath === null ? [] : [entry.oldPath])];
		if (!paths.every(isArgumentPath)) continue;
		const size = paths.join("").length;
		if (size > room) {
			chunks.push([]);
			room = PATH_BYTES_PER_RUN;
		}
		chunks.at(-1)?.push(...paths);
		room -= size;
	}
	return chunks;
}

/**
 * As `readHunks`, for files that hold text although git calls them binary: `.gitattributes` of the checked-out tree can
 * say `-diff` about any file, and must not be able to hide lines. Only call it for files of bounded size.
 */
export async function readForcedHunks(
	pair: TreePair,
	entries: readonly DiffEntry[],
): Promise<ReadonlyMap<string, BlobHunks>> {
	const found = new Map<string, BlobHunks>();
	for (const parser of await parseForced(pair, entries)) {
		for (const [key, hunks] of parser.finish()) found.set(key, hunks);
	}
	return found;
}

/** As `readForcedHunks`, with where every hunk stands. */
export async function readForcedLineHunks(
	pair: TreePair,
	entries: readonly DiffEntry[],
): Promise<ReadonlyMap<string, readonly LineHunk[]>> {
	const parsers = await parseForced(pair, entries);
	return new Map(parsers.flatMap((parser) => [...parser.listHunks()]));
}

async function parseForced({ repository, trees }: TreePair, entries: readonly DiffEntry[]) {
	const parsers: HunkParser[] = [];
	for (const paths of chunkPaths(entries)) {
		const parser = new HunkParser();
		const args = ["diff-tree", ...PATCH_OPTIONS, "--text", ...trees, "--", ...paths];
		await streamGit({ cwd: repository.root, args }, (chunk) => parser.push(chunk));
		parsers.push(parser);
	}
	return parsers;
}

/** The pair of blobs whose lines must be compared, null where there is nothing to compare. */
export function findComparedPair(entry: DiffEntry): string | null {
	if (entry.status !== "modified" && entry.status !== "renamed") return null;
	if (entry.old.kind !== "file" || entry.new.kind !== "file") return null;
	if (entry.old.object === null || entry.new.object === null || entry.old.object === entry.new.object)
		return null;
	return blobPair(entry.old.object, entry.new.object);
}
