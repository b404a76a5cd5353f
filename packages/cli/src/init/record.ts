import { readFile } from "node:fs/promises";
import { CliError } from "../errors.ts";
import { writeFileAtomically } from "../output/write-file-atomically.ts";
import type { Anchor } from "./edit.ts";
import type { Ground } from "./ground.ts";

/** What `init` did to one file, so that it can be undone to the byte. */
export interface RecordedFile {
	readonly anchor: Anchor;
	readonly path: string;
	/** Base64 of what the file held, null when there was none. */
	readonly before: string | null;
	/** SHA-256 of what it held afterwards. */
	readonly after: string;
	/** What was put in, to be cut out again where the file was changed around it. */
	readonly blocks: readonly string[];
	/** The assistant whose hooks these are, null for all other files. */
	readonly agent: string | null;
}

export interface InitRecord {
	readonly version: 2;
	readonly files: readonly RecordedFile[];
	/** Folders that did not exist, deepest first. */
	readonly folders: readonly { readonly anchor: Anchor; readonly path: string }[];
}

export const RECORD_PATH = "countersign/init.json";

function isPlace(value: unknown): boolean {
	if (typeof value !== "object" || value === null || !("anchor" in value) || !("path" in value)) return false;
	const { anchor, path } = value;
	const isInside = typeof path === "string" && !path.startsWith("/") && !path.split(/[/\\]/).includes("..");
	return (anchor === "worktree" || anchor === "git") && isInside;
}

function isTextOrNull(value: unknown): boolean {
	return value === null || typeof value === "string";
}

function isRecordedFile(value: unknown): boolean {
	if (!isPlace(value)) return false;
	const { before, after, blocks, agent } = value as Record<string, unknown>;
	const isBlocks = Array.isArray(blocks) && blocks.every((block) => typeof block === "string");
	return isBlocks && typeof after === "string" && [before, agent].every(isTextOrNull);
}

function isRecord(value: unknown): value is InitRecord {
	if (typeof value !== "object" || value === null) return false;
	const { version, files, folders } = value as Record<string, unknown>;
	if (version !== 2 || !Array.isArray(files) || !Array.isArray(folders)) return false;
	return files.every(isRecordedFile) && folders.every(isPlace);
}

function parseRecord(text: string): InitRecord {
	try {
		const value: unknown = JSON.parse(text);
		if (isRecord(value)) return value;
	} catch (cause) {
		throw new CliError("CLI_RECORD_MALFORMED", { message: `.git/${RECORD_PATH} is not JSON.`, cause });
	}
	throw new CliError("CLI_RECORD_MALFORMED", { message: `.git/${RECORD_PATH} is not a record of \`init\`.` });
}

/** The record of earlier runs, null when there was none. @throws CliError CLI_RECORD_MALFORMED */
export async function findRecord(ground: Ground): Promise<InitRecord | null> {
	const text = await readFile(ground.locate("git", RECORD_PATH), "utf8").catch(() => null);
	return text === null ? null : parseRecord(text);
}

export async function writeRecord(ground: Ground, record: InitRecord): Promise<void> {
	await writeFileAtomically(
		ground.locate("git", RECORD_PATH),
		`${JSON.stringify(record, null, "\t")}\n`,
		0o600,
	);
}
