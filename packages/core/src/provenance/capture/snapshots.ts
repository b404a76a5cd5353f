import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Hex } from "../../kit/index.ts";
import type { AgentEvent } from "./agent-event.ts";
import {
	type CaptureStore,
	findStoreText,
	getStoreFolder,
	sweepStoreFolder,
	toStoreError,
} from "./capture-store.ts";
import type { FileStats } from "./walk-stats.ts";
import { type FileText, toFileText } from "./worktree-text.ts";

/** The state before a call: contents of named files, and for shell commands the stats of all. */
export interface Snapshot {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** By absolute path; null where there was no file. */
	readonly files: ReadonlyMap<string, FileText | null>;
	readonly stats: FileStats | null;
	/** The editor that reports what a person saves, on what is kept for it. */
	readonly editor?: string | null;
}

interface SnapshotIndex {
	readonly at: number;
	readonly editor?: string | null;
	readonly files: readonly (readonly [path: string, digest: string | null])[];
	readonly stats: {
		readonly files: [string, string][];
		readonly complete: boolean;
		readonly mark: string;
	} | null;
}

const MAX_INDEX_BYTES = 32_000_000;
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;
const LIMITS = { maxAge: 24 * 3_600_000, keep: 64 };
/** Without a call's id, the state before some earlier, broken call might be taken for that before this one. */
const MAX_AGE_WITHOUT_CALL = 3_600_000;

/** The same for the events before and after one call. */
export function getSnapshotKey(event: AgentEvent): string {
	const paths = event.edits.map(({ path }) => path).join("\0");
	return sha256Hex([event.session, event.call, paths, event.command].join("\0\0"));
}

/** As `getSnapshotKey`, of the event before an edit in protocols where that names neither session nor call (agent-v1). */
export function getAnonymousKey(event: AgentEvent): string {
	return getSnapshotKey({ ...event, session: null, call: null });
}

/** Contents lie beside their index, named by digest, so that one call's snapshot goes as a whole. */
export function writeSnapshot(store: CaptureStore, key: string, snapshot: Snapshot): void {
	const folder = join(getStoreFolder(store, "snapshots"), key);
	let total = 0;
	const files: [string, string | null][] = [];
	try {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { mode: 0o700 });
		for (const [path, file] of snapshot.files) {
			total += file?.bytes.length ?? 0;
			if (total > MAX_TOTAL_BYTES) break;
			if (file) writeFileSync(join(folder, file.digest), file.bytes, { mode: 0o600 });
			files.push([path, file?.digest ?? null]);
		}
		const stats = snapshot.stats && { ...snapshot.stats, files: [...snapshot.stats.files] };
		// Last: without an index, what a killed hook leaves is no snapshot.
		const index: SnapshotIndex = { at: snapshot.at, editor: snapshot.editor ?? null, files, stats };
		writeFileSync(join(folder, "index.json"), JSON.stringify(index), { mode: 0o600 });
	} catch (cause) {
		rmSync(folder, { recursive: true, force: true });
		throw toStoreError("A snapshot", cause);
	}
	sweepStoreFolder(store, "snapshots", LIMITS);
}

/** Whether a call of an assistant that may write to a file has begun and not ended: a command, or an edit of the file. */
export function isCallRunning(store: CaptureStore, file: string): boolean {
	const folder = join(store.folder, "snapshots");
	return listNames(folder).some((name) => {
		const text = findStoreText(join(folder, name, "index.json"), MAX_INDEX_BYTES);
		if (text === null) return false;
		try {
			const { at, editor, files, stats } = JSON.parse(text) as SnapshotIndex;
			if (editor || store.now.getTime() - at > MAX_AGE_WITHOUT_CALL) return false;
			return stats !== null || files.some(([path]) => path === file);
		} catch {
			// Being written, or removed: begun or just ended.
			return true;
		}
	});
}

function listNames(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function readContent(folder: string, digest: string): FileText {
	const file = toFileText(readFileSync(join(folder, digest)));
	if (file.digest !== digest) throw new Error("The snapshot was altered.");
	return file;
}

/** Null when there is none, when it is incomplete, and when it may belong to another call. */
export function findSnapshot(store: CaptureStore, key: string, hasCall: boolean): Snapshot | null {
	const folder = join(store.folder, "snapshots", key);
	const text = findStoreText(join(folder, "index.json"), MAX_INDEX_BYTES);
	if (text === null) return null;
	try {
		const index = JSON.parse(text) as SnapshotIndex;
		const maxAge = hasCall ? LIMITS.maxAge : MAX_AGE_WITHOUT_CALL;
		if (store.now.getTime() - index.at > maxAge) return null;
		const files = index.files.map(
			([path, digest]) => [path, digest === null ? null : readContent(folder, digest)] as const,
		);
		const stats = index.stats && { ...index.stats, files: new Map(index.stats.files) };
		return { at: index.at, editor: index.editor ?? null, files: new Map(files), stats };
	} catch {
		return null;
	}
}

export function hasSnapshot(store: CaptureStore, key: string): boolean {
	return existsSync(join(store.folder, "snapshots", key));
}

export function removeSnapshot(store: CaptureStore, key: string): void {
	rmSync(join(store.folder, "snapshots", key), { recursive: true, force: true });
}
