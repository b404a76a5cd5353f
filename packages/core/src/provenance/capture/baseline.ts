import { existsSync } from "node:fs";
import { join } from "node:path";
import { sha256Hex } from "../../kit/index.ts";
import type { CaptureStore } from "./capture-store.ts";
import { findSnapshot, writeSnapshot } from "./snapshots.ts";
import type { FileText } from "./worktree-text.ts";

function getKey(file: string): string {
	return sha256Hex(`baseline\0${file}`);
}

/**
 * A file as it was when it was last seen. An editor reports saves alone, so that what a person typed is the difference
 * from here; undefined when the file was not seen within the last hour.
 */
export function findBaseline(store: CaptureStore, file: string): FileText | null | undefined {
	return findSnapshot(store, getKey(file), false)?.files.get(file);
}

/** Moves the baseline on; begins one only where an editor reports, since others have their own snapshots. */
export function refreshBaseline(
	store: CaptureStore,
	file: string,
	seen: { text: FileText | null; begin: boolean },
) {
	const key = getKey(file);
	if (!seen.begin && !existsSync(join(store.folder, "snapshots", key))) return;
	writeSnapshot(store, key, { at: store.now.getTime(), files: new Map([[file, seen.text]]), stats: null });
}
