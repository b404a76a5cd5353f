import { readFileSync } from "node:fs";
import { isTrivialLine, lineFingerprint, normalizeLine } from "../../kit/index.ts";
import type { GitFolder } from "./find-git-folder.ts";
import { walkStats } from "./walk-stats.ts";
import { MAX_FILE_BYTES } from "./worktree-text.ts";

/**
 * From here on a line alone is taken as pasted where it stands elsewhere: `return undefined` has 15, `const [a] = load()` 16,
 * and `import { join } from "node:path"`, which people type and paste alike, 27.
 */
const ALONE_WEIGHT = 24;
/** More text is not read for one save. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_MILLISECONDS = 500;

/** Where lines may have been taken from, and how long we may look. */
export interface CopyGround {
	/** The saved file, absolute, and its text before. */
	readonly file: string;
	readonly before: string;
	readonly repository: GitFolder;
	/** Fingerprints of lines that the same person is known to have typed: a copy of these is theirs too. */
	readonly own: ReadonlySet<string>;
	readonly elapsed: () => number;
}

/** A line of the save that says something, where it stands among the lines that do, and in the file. */
interface Telling {
	readonly at: number;
	readonly text: string;
	readonly needle: string;
}

/** A part of a line that formatters leave alone: files without it need not be cut into lines. */
function findNeedle(line: string): string {
	const parts = line.split(/[\s'"`,;]+/);
	return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}

function listTelling(lines: readonly string[], added: readonly number[]): readonly Telling[] {
	return added.flatMap((at) => {
		const line = lines[at] ?? "";
		return isTrivialLine(line) ? [] : [{ at, text: normalizeLine(line), needle: findNeedle(line) }];
	});
}

/** The telling lines of a text, each with those that follow it directly. */
function indexFollowers(text: string): ReadonlyMap<string, ReadonlySet<string>> {
	const followers = new Map<string, Set<string>>();
	let last: Set<string> | null = null;
	for (const raw of text.split("\n")) {
		if (isTrivialLine(raw)) continue;
		const line = normalizeLine(raw);
		last?.add(line);
		last = followers.get(line) ?? new Set();
		followers.set(line, last);
	}
	return followers;
}

/** Adds the lines that stand in this text as they stand in the save: two side by side, or one that is long. */
function collectCopied(text: string, telling: readonly Telling[], copied: Set<number>): void {
	const followers = indexFollowers(text);
	for (const [position, { at, text: line }] of telling.entries()) {
		const after = followers.get(line);
		if (!after) continue;
		if (line.length >= ALONE_WEIGHT) copied.add(at);
		const next = telling[position + 1];
		if (!next || !after.has(next.text)) continue;
		copied.add(at);
		copied.add(next.at);
	}
}

function readOther(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch {
		return Buffer.alloc(0);
	}
}

/** False where not everything could be looked at. */
function searchOthers(
	{ file, repository, elapsed }: CopyGround,
	telling: readonly Telling[],
	copied: Set<number>,
) {
	const started = elapsed();
	const { files, complete } = walkStats(repository, elapsed);
	let left = MAX_BYTES;
	for (const [path, stamp] of files) {
		const size = Number.parseInt(stamp, 10);
		if (path === file || size > MAX_FILE_BYTES) continue;
		left -= size;
		if (left < 0 || elapsed() - started > MAX_MILLISECONDS) return false;
		const bytes = readOther(path);
		if (bytes.includes(0) || !telling.some(({ needle }) => bytes.includes(needle))) continue;
		collectCopied(bytes.toString("utf8"), telling, copied);
	}
	return complete;
}

/**
 * Which added lines of a save stand elsewhere already, in this file or in another: they were pasted, and who wrote them
 * the save does not know. Where not everything could be looked at, nothing shows that any line is new.
 * @param added indexes into `lines`, ascending.
 */
export function findCopiedLines(
	lines: readonly string[],
	added: readonly number[],
	ground: CopyGround,
): ReadonlySet<number> {
	const telling = listTelling(lines, added);
	const isOwn = (at: number) => ground.own.has(lineFingerprint(lines[at] ?? ""));
	const copied = new Set<number>();
	if (telling.every(({ at }) => isOwn(at))) return copied;
	collectCopied(ground.before, telling, copied);
	const found = searchOthers(ground, telling, copied) ? copied : added;
	return new Set([...found].filter((at) => !isOwn(at)));
}
