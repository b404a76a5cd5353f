import type { GitConfigReader } from "./config-reader.ts";
import { buildConfigEnvironment } from "./git-environment.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import type { Repository } from "./repository.ts";
import { streamGit } from "./run-git.ts";

export interface WorktreeState {
	readonly staged: number;
	readonly unstaged: number;
	readonly untracked: number;
}

/**
 * `git status` compares contents through the clean filters that a repository may configure, that is, it would run
 * programs named there. So every configured driver gets empty commands.
 */
async function disableFilters(config: GitConfigReader): Promise<Record<string, string>> {
	const drivers = new Set<string>();
	for (const key of await config.listKeys("filter.")) {
		const end = key.lastIndexOf(".");
		if (end > "filter".length) drivers.add(key.slice(0, end));
	}
	const settings = [...drivers].flatMap((driver): [string, string][] => [
		[`${driver}.clean`, ""],
		[`${driver}.smudge`, ""],
		[`${driver}.process`, ""],
		[`${driver}.required`, "false"],
	]);
	return buildConfigEnvironment(settings);
}

/** How many paths of the work tree differ from the index, the index from HEAD, and how many git does not know. */
export async function readWorktreeState(
	repository: Repository,
	config: GitConfigReader,
): Promise<WorktreeState> {
	let staged = 0;
	let unstaged = 0;
	let untracked = 0;
	const split = createFieldSplitter((field) => {
		const [kind, sides] = field.toString("latin1", 0, 4).split(" ");
		if (kind === "?") untracked += 1;
		if (kind === "u") unstaged += 1;
		if (kind !== "1" || sides === undefined) return;
		if (sides[0] !== ".") staged += 1;
		if (sides[1] !== ".") unstaged += 1;
	});
	const environment = { ...(await disableFilters(config)), GIT_INDEX_FILE: repository.indexFile };
	const args = [
		"status",
		"--porcelain=v2",
		"-z",
		"--no-renames",
		"--no-ahead-behind",
		"--untracked-files=normal",
	];
	await streamGit({ cwd: repository.root, args: [...args, "--ignore-submodules=all"], environment }, split);
	return { staged, unstaged, untracked };
}

function countFiles(count: number): string {
	return count === 1 ? "1 file" : `${count} files`;
}

/** What the reader must know about the work tree, because the check does not see it. */
export function describeUnseen(state: WorktreeState, kind: "staged" | "commits"): readonly string[] {
	const changed = state.unstaged + state.untracked;
	if (kind === "staged") {
		if (changed === 0) return [];
		return [
			`${countFiles(changed)} with unstaged or untracked changes: this check does not see them; \`git add\` them ` +
				"and run `countersign check --staged` again to include them.",
		];
	}
	if (changed + state.staged === 0) return [];
	return [
		`Uncommitted changes (${state.staged} staged, ${state.unstaged} unstaged, ${state.untracked} untracked): this check ` +
			"does not see them; `git add` them and run `countersign check --staged`.",
	];
}
