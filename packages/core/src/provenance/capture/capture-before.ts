import { isPrivateFile } from "./is-private-file.ts";
import { locateFile } from "./locate-file.ts";
import { attempt, MAX_EDITS, type Scene } from "./scene.ts";
import { findNamedFiles } from "./shell-command.ts";
import { getSnapshotKey, writeSnapshot } from "./snapshots.ts";
import { walkStats } from "./walk-stats.ts";
import { type FileText, readWorktreeText } from "./worktree-text.ts";

/** Keeps what the event after the call will be compared with. */
export function captureBefore(scene: Scene): void {
	const { event, store, cwd } = scene;
	const files = new Map<string, FileText | null>();
	const named = event.command === null ? [] : findNamedFiles(event.command, cwd);
	const paths = [...event.edits.slice(0, MAX_EDITS).map((edit) => edit.path), ...named];
	for (const path of paths) {
		// A command may name any file of the machine; only what an edit names is worth a complaint.
		const quiet = named.includes(path) ? { failures: [] } : scene;
		const located = attempt(quiet, () => locateFile(path, cwd, scene.workspace));
		const isKept = located && !isPrivateFile(located.path);
		const file = isKept ? readWorktreeText(located.absolute) : undefined;
		if (located && file !== undefined) files.set(located.absolute, file);
	}
	const isShell = event.command !== null && event.edits.length === 0;
	const stats = isShell ? walkStats(scene.home, scene.request.elapsed) : null;
	if (files.size === 0 && stats === null) return;
	attempt(scene, () =>
		writeSnapshot(store, getSnapshotKey(event), { at: store.now.getTime(), files, stats }),
	);
}
