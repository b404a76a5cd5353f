import { mkdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ProblemLog } from "../problem-log.ts";
import { getEntryName, PROVENANCE_REF } from "./entry-name.ts";
import { getInboxFolder, getPromptFolder } from "./inbox-folders.ts";
import { parsePrompt, parseRecord, type StoredRecord } from "./stored-record.ts";

/** A file that capture left, and what it becomes in the ref. */
export interface Letter {
	readonly path: string;
	readonly name: string;
	readonly content: string;
	/** Null for a prompt. */
	readonly record: StoredRecord | null;
}

interface Post {
	readonly folder: string;
	/** What problems call the folder: no path of the machine. */
	readonly label: string;
	readonly problems: ProblemLog;
}

const FILE = /^(prompt-)?([0-9a-f]{64})\.json$/;
/** A file beyond this is read by nobody; the parser's own limit rejects it. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Files read, moved or removed at a time: a disk answers many questions as fast as one. */
const AT_ONCE = 64;

/** Does something with each item, a bounded number at a time; gives the results in order. */
export async function mapFiles<Item, Result>(
	items: readonly Item[],
	run: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
	const results: Result[] = [];
	for (let from = 0; from < items.length; from += AT_ONCE) {
		results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(run))));
	}
	return results;
}

function isAbsent(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Null when another process took the file in between, or it cannot be read, which is a problem. */
async function readFileOf({ folder, label, problems }: Post, file: string): Promise<Uint8Array | null> {
	const path = join(folder, file);
	try {
		const { size } = await stat(path);
		return size > MAX_BYTES ? new Uint8Array() : await readFile(path);
	} catch (error) {
		if (isAbsent(error)) return null;
		const message = `${label}/${file} waits, because it cannot be read.`;
		problems.add("PROVENANCE_INBOX_NOT_DRAINED", PROVENANCE_REF, message);
		return null;
	}
}

function parseLetter(path: string, file: string, bytes: Uint8Array): Letter {
	const [, prefix, digest = ""] = FILE.exec(file) ?? [];
	const content = Buffer.from(bytes).toString("utf8");
	if (prefix === undefined) {
		const record = parseRecord(bytes, digest);
		return { path, name: getEntryName("record", digest), content, record };
	}
	parsePrompt(bytes, digest);
	return { path, name: getEntryName("prompt", digest), content, record: null };
}

async function moveAside(folder: string, file: string): Promise<void> {
	const rejected = join(folder, "rejected");
	await mkdir(rejected, { recursive: true }).catch(() => {});
	await rename(join(folder, file), join(rejected, file)).catch(() => {});
}

/** The letters in these files of the inbox. Bad ones go to `inbox/rejected`, each with a problem. */
export async function readLetters(
	gitDir: string,
	files: readonly string[],
	problems: ProblemLog,
): Promise<readonly Letter[]> {
	const folder = getInboxFolder(gitDir);
	const post = { folder, label: "inbox", problems };
	const read = await mapFiles(files, async (file) => {
		const bytes = await readFileOf(post, file);
		if (bytes === null) return null;
		const parse = () => parseLetter(join(folder, file), file, bytes);
		const letter = problems.attempt(`inbox/${file}`, parse);
		if (letter === null) await moveAside(folder, file);
		return letter;
	});
	return read.filter((letter) => letter !== null);
}

/** Prompts that records refer to wait in a folder of their own; those without an edit stay there. */
export async function readPrompts(
	gitDir: string,
	letters: readonly Letter[],
	problems: ProblemLog,
): Promise<readonly Letter[]> {
	const folder = getPromptFolder(gitDir);
	const post = { folder, label: "prompts", problems };
	const digests = new Set(letters.flatMap(({ record }) => record?.record.prompt?.object ?? []));
	const read = await mapFiles([...digests], async (digest) => {
		const file = `${digest}.json`;
		const bytes = await readFileOf(post, file);
		if (bytes === null) return null;
		const parse = () => parseLetter(join(folder, file), `prompt-${file}`, bytes);
		return problems.attempt(`prompts/${file}`, parse);
	});
	return read.filter((letter) => letter !== null);
}
