import { sha256Hex } from "../../kit/index.ts";
import type { AgentEvent } from "./agent-event.ts";
import type { CaptureStore } from "./capture-store.ts";
import { findEntry } from "./find-entry.ts";
import { isTypable } from "./is-typable.ts";
import { findSnapshot, hasSnapshot, isCallRunning, removeSnapshot, writeSnapshot } from "./snapshots.ts";
import type { FileText } from "./worktree-text.ts";

/** A save is reported half a second after it; what was written earlier was written by something else. */
const SAVE_MILLISECONDS = 15_000;

/** A file as it is now; null when it is gone. */
export interface SeenFile {
	readonly file: string;
	readonly text: FileText | null;
}

function getKey(file: string): string {
	return sha256Hex(`baseline\0${file}`);
}

/** One run of one editor, as far as its events tell. */
function getEditor({ tool, version, session, cwd }: AgentEvent): string {
	return sha256Hex(JSON.stringify([tool, version, session, cwd]));
}

function wasJustWritten(store: CaptureStore, file: string): boolean {
	const entry = findEntry(file);
	return entry !== null && Math.abs(store.now.getTime() - entry.mtimeMs) <= SAVE_MILLISECONDS;
}

/**
 * A file as it was when it was last seen, where the difference to now can be nothing but a person's typing: the same
 * run of the same editor reported it within the last hour, it was written just now, no call of an assistant is under
 * way that may have written it, and a person can have typed as much since. Undefined otherwise: lines whose author is
 * not certain stay unknown, and are never a person's.
 */
export function findBaseline(
	store: CaptureStore,
	event: AgentEvent,
	{ file, text }: SeenFile,
): FileText | null | undefined {
	const known = findSnapshot(store, getKey(file), false);
	const before = known?.files.get(file);
	if (!known || before === undefined || known.editor !== getEditor(event)) return undefined;
	if (!wasJustWritten(store, file) || isCallRunning(store, file)) return undefined;
	const milliseconds = store.now.getTime() - known.at;
	return isTypable(before?.text ?? "", text?.text ?? "", milliseconds) ? before : undefined;
}

/** From here on, what the editor reports of the file is compared with this. */
export function beginBaseline(store: CaptureStore, event: AgentEvent, { file, text }: SeenFile): void {
	const snapshot = { at: store.now.getTime(), files: new Map([[file, text]]), stats: null };
	writeSnapshot(store, getKey(file), { ...snapshot, editor: getEditor(event) });
}

/** Moves a baseline on to what an assistant wrote, so that a person's next save does not claim it. */
export function moveBaseline(store: CaptureStore, { file, text }: SeenFile): void {
	const key = getKey(file);
	if (!hasSnapshot(store, key)) return;
	const editor = findSnapshot(store, key, false)?.editor ?? null;
	const snapshot = { at: store.now.getTime(), files: new Map([[file, text]]), stats: null, editor };
	if (editor === null) removeSnapshot(store, key);
	else writeSnapshot(store, key, snapshot);
}
