import {
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { CaptureError } from "./errors.ts";

/** What capture keeps for one repository, below `<gitdir>/countersign`, and what it must not take from thin air. */
export interface CaptureStore {
	readonly folder: string;
	readonly now: Date;
	readonly random: (size: number) => Uint8Array;
}

export type StorePart = "inbox" | "prompts" | "snapshots" | "sessions" | "seen" | "heartbeat" | "tmp";

/** Evidence in the making is nobody's business but the user's. */
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

export function toStoreError(what: string, cause: unknown): CaptureError {
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
	return new CaptureError("CAPTURE_STORE_FAILED", {
		message: `${what} could not be written: ${code}.`,
		cause,
	});
}

/** Never through a link: what we write must lie in the git folder. */
function ensureFolder(folder: string): void {
	mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
	if (!lstatSync(folder).isDirectory()) throw toStoreError(folder, "ENOTDIR");
}

/**
 * The folder of one part, made when it is missing.
 * @throws CaptureError CAPTURE_STORE_FAILED
 */
export function getStoreFolder(store: CaptureStore, part: StorePart): string {
	try {
		ensureFolder(store.folder);
		const folder = join(store.folder, part);
		ensureFolder(folder);
		return folder;
	} catch (cause) {
		throw cause instanceof CaptureError ? cause : toStoreError(part, cause);
	}
}

/**
 * Writes a file that holds all of its bytes or does not exist.
 * @throws CaptureError CAPTURE_STORE_FAILED
 */
export function writeStoreFile(store: CaptureStore, file: string, bytes: string | Uint8Array): void {
	const name = Buffer.from(store.random(8)).toString("hex");
	const temporary = join(getStoreFolder(store, "tmp"), name);
	try {
		writeFileSync(temporary, bytes, { flag: "wx", mode: PRIVATE_FILE });
		renameSync(temporary, file);
	} catch (cause) {
		rmSync(temporary, { force: true });
		throw toStoreError("A file of the git folder", cause);
	}
}

/** The text of a file that we wrote, null when it is missing or too large to be ours. */
export function findStoreText(file: string, maxBytes: number): string | null {
	try {
		if (statSync(file).size > maxBytes) return null;
		return readFileSync(file, "utf8");
	} catch {
		return null;
	}
}

/** Removes what is older than `maxAge` milliseconds, and of the rest all but the youngest `keep`. Never fails. */
export function sweepStoreFolder(
	store: CaptureStore,
	part: StorePart,
	limits: { maxAge: number; keep: number },
) {
	const folder = join(store.folder, part);
	try {
		const entries = readdirSync(folder).map((name) => {
			const age = store.now.getTime() - lstatSync(join(folder, name)).mtimeMs;
			return { path: join(folder, name), age };
		});
		const sorted = entries.sort((a, b) => a.age - b.age);
		for (const [index, { path, age }] of sorted.entries()) {
			if (age > limits.maxAge || index >= limits.keep) rmSync(path, { recursive: true, force: true });
		}
	} catch {
		// Another hook sweeps at the same time, or nothing can be removed: no reason to lose a record.
	}
}
