import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { CountersignError, type ProvenanceProblem, type RefArchive } from "../../model/index.ts";
import { ProblemLog } from "../problem-log.ts";
import { getEntryName, PROVENANCE_REF } from "./entry-name.ts";
import { parsePrompt, parseRecord, type StoredRecord } from "./stored-record.ts";

/** What capture left in the inbox, and what became of it. */
export interface DrainedInbox {
	/** Records that are now in the ref, or could not get there; evidence either way. */
	readonly records: readonly StoredRecord[];
	/** False when the ref could not be written: the files then wait for the next command. */
	readonly stored: boolean;
	readonly problems: readonly ProvenanceProblem[];
}

const FILE = /^(prompt-)?([0-9a-f]{64})\.json$/;
/** A file beyond this is read by nobody; the parser's own limit rejects it. */
const MAX_BYTES = 64 * 1024 * 1024;
/** In one commit; the rest waits for the next command. */
const MAX_FILES = 20_000;

interface Letter {
	/** Where it lies; empty until known. */
	readonly path: string;
	readonly name: string;
	readonly content: string;
	readonly record: StoredRecord | null;
	readonly prompt: string | null;
}

function getInboxFolder(gitDir: string): string {
	return join(gitDir, "countersign", "inbox");
}

/** Where capture keeps the texts of prompts until a record that refers to them is drained. */
export function getPromptFolder(gitDir: string): string {
	return join(gitDir, "countersign", "prompts");
}

/** Names of the files that wait; a file that capture is still writing has another name. */
export async function listInbox(gitDir: string): Promise<readonly string[]> {
	const names = await readdir(getInboxFolder(gitDir)).catch(() => []);
	return names.filter((name) => name.endsWith(".json")).sort();
}

/** Null when another process took the file in between. */
async function readLetter(folder: string, file: string): Promise<Uint8Array | null> {
	const path = join(folder, file);
	try {
		const { size } = await stat(path);
		return size > MAX_BYTES ? new Uint8Array() : await readFile(path);
	} catch {
		return null;
	}
}

function parseLetter(file: string, bytes: Uint8Array): Letter {
	const [, prefix, digest = ""] = FILE.exec(file) ?? [];
	const content = Buffer.from(bytes).toString("utf8");
	if (prefix !== undefined) {
		parsePrompt(bytes, digest);
		return { path: "", name: getEntryName("prompt", digest), content, record: null, prompt: digest };
	}
	const record = parseRecord(bytes, digest);
	return { path: "", name: getEntryName("record", digest), content, record, prompt: null };
}

async function moveAside(folder: string, file: string): Promise<void> {
	const rejected = join(folder, "rejected");
	await mkdir(rejected, { recursive: true }).catch(() => {});
	await rename(join(folder, file), join(rejected, file)).catch(() => {});
}

/** Prompts that records refer to wait in a folder of their own; those without an edit stay there. */
async function readPrompts(
	gitDir: string,
	letters: readonly Letter[],
	problems: ProblemLog,
): Promise<Letter[]> {
	const folder = getPromptFolder(gitDir);
	const prompts: Letter[] = [];
	for (const digest of new Set(letters.map(({ record }) => record?.record.prompt?.object ?? null))) {
		const bytes = digest === null ? null : await readLetter(folder, `${digest}.json`);
		if (digest === null || bytes === null) continue;
		const read = () => parseLetter(`prompt-${digest}.json`, bytes);
		const letter = problems.attempt(`prompts/${digest}.json`, read);
		if (letter) prompts.push({ ...letter, path: join(folder, `${digest}.json`) });
	}
	return prompts;
}

async function readLetters(
	folder: string,
	files: readonly string[],
	problems: ProblemLog,
): Promise<Letter[]> {
	const letters: Letter[] = [];
	for (const file of files) {
		const bytes = await readLetter(folder, file);
		if (bytes === null) continue;
		const letter = problems.attempt(`inbox/${file}`, () => parseLetter(file, bytes));
		if (letter) letters.push({ ...letter, path: join(folder, file) });
		else await moveAside(folder, file);
	}
	return letters;
}

/** An agent may deliver a prompt again that was erased in between. */
async function dropErased(store: RefArchive, letters: readonly Letter[]): Promise<readonly Letter[]> {
	const kept: Letter[] = [];
	for (const letter of letters) {
		const mark = letter.prompt === null ? null : getEntryName("erased", letter.prompt);
		if (mark === null || (await store.get(PROVENANCE_REF, mark)) === null) kept.push(letter);
	}
	return kept;
}

/** True when stored; a repository that cannot be written is a problem, not the end of the command. */
async function tryPut(store: RefArchive, letters: readonly Letter[], problems: ProblemLog): Promise<boolean> {
	try {
		await store.put(PROVENANCE_REF, await dropErased(store, letters));
		return true;
	} catch (error) {
		if (!(error instanceof CountersignError)) throw error;
		const message = `${letters.length} files wait in the inbox: ${error.code}.`;
		problems.add("PROVENANCE_INBOX_NOT_DRAINED", PROVENANCE_REF, message);
		return false;
	}
}

/**
 * Moves what capture left in `<gitDir>/countersign/inbox` into the ref, in one commit, and only then removes the files:
 * killed at any point, the next run stores the same content under the same names, which changes nothing. For the same
 * reason two processes may drain at once. Bad files go to `inbox/rejected`, each with a problem.
 */
export async function drainInbox(gitDir: string, store: RefArchive): Promise<DrainedInbox> {
	const folder = getInboxFolder(gitDir);
	const problems = new ProblemLog();
	const files = (await listInbox(gitDir)).slice(0, MAX_FILES);
	if (files.length === 0) return { records: [], stored: true, problems: [] };
	const read = await readLetters(folder, files, problems);
	const letters = [...read, ...(await readPrompts(gitDir, read, problems))];
	const stored = letters.length === 0 || (await tryPut(store, letters, problems));
	if (stored) {
		for (const { path } of letters) await rm(path, { force: true }).catch(() => {});
	}
	const records = letters.flatMap(({ record }) => (record ? [record] : []));
	return { records, stored, problems: problems.list() };
}
