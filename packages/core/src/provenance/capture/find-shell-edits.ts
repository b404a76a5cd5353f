import type { AgentEdit } from "./agent-event.ts";
import type { Scene } from "./scene.ts";
import { bringsForeignLines, hasGitMoved, namesFile } from "./shell-command.ts";
import type { Snapshot } from "./snapshots.ts";
import { findChangedFiles, walkStats } from "./walk-stats.ts";

/** More is a checkout or a build, whatever the command looks like. */
const MAX_FILES = 200;
/** While a command runs for long, people and other tools write too. */
const MAX_MILLISECONDS = 60_000;

export interface ShellEdits {
	readonly edits: readonly AgentEdit[];
	/** Files that changed, and about which nothing is claimed. */
	readonly unclaimed: number;
}

const NONE: ShellEdits = { edits: [], unclaimed: 0 };

function toEdit(path: string, original: null | undefined): AgentEdit {
	return { path, kind: "patch", replacements: [], content: null, original };
}

/**
 * The files that a shell command changed. What it may have fetched, copied or checked out is not its own writing, and
 * what changed elsewhere while it ran for long may be anybody's.
 */
export function findShellEdits({ event, home, request }: Scene, before: Snapshot | null): ShellEdits {
	const command = event.command ?? "";
	if (!before?.stats) return { edits: [], unclaimed: 1 };
	const after = walkStats(home, request.elapsed);
	const changed = findChangedFiles(before.stats, after);
	if (changed.length === 0) return NONE;
	const isForeign = bringsForeignLines(command) || hasGitMoved(command, before.stats, after);
	if (isForeign || changed.length > MAX_FILES) return { edits: [], unclaimed: changed.length };
	const isLong = request.now.getTime() - before.at > MAX_MILLISECONDS;
	const claimed = changed.filter((path) => !isLong || namesFile(command, path));
	const edits = claimed.map((path) => toEdit(path, before.stats?.files.has(path) ? undefined : null));
	return { edits, unclaimed: changed.length - claimed.length };
}
