import { intersectRanges } from "../kit/index.ts";
import type {
	Change,
	ChangedFile,
	LineHistory,
	LineIntroduction,
	LineRange,
	ObjectId,
} from "../model/index.ts";
import { type BlameRun, parseBlame } from "./blame-parser.ts";
import { isArgumentPath } from "./decode-path.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";
import { createSemaphore } from "./semaphore.ts";

const CONCURRENCY = 2;
/** Beyond this many ranges the whole file is asked about: a command line is not endless. */
const RANGE_LIMIT = 2000;

function standStill(lines: readonly LineRange[], commit: ObjectId, path: string): LineIntroduction[] {
	return lines.map((range) => ({ lines: range, commit, path, originalStart: range.start }));
}

/** The part of a blame run that lies on added lines. */
function cutRun(run: BlameRun, added: readonly LineRange[]): LineIntroduction[] {
	const whole = [{ start: run.start, end: run.start + run.count - 1 }];
	return intersectRanges(whole, added).map((lines) => ({
		lines,
		commit: run.commit,
		path: run.path,
		originalStart: run.originalStart + lines.start - run.start,
	}));
}

/**
 * The user's own settings stay out: `blame.ignoreRevsFile` would let a file of the change decide which commits count,
 * and makes git fail where that file is absent. Naming GIT_DIR keeps git from asking for `safe.directory` again.
 */
function buildBlameEnvironment(repository: Repository): Record<string, string> {
	return {
		GIT_DIR: repository.gitDir,
		GIT_WORK_TREE: repository.root,
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: "1",
	};
}

async function blame(
	repository: Repository,
	range: { readonly base: ObjectId | null; readonly head: ObjectId },
	file: ChangedFile,
): Promise<readonly BlameRun[]> {
	const ranges = file.added.length > RANGE_LIMIT ? [] : file.added;
	const { stdout } = await runGit({
		cwd: repository.root,
		environment: buildBlameEnvironment(repository),
		args: [
			"blame",
			"--incremental",
			// Clears the list that the repository's own configuration may have filled.
			"--ignore-revs-file=",
			"--no-textconv",
			...ranges.map(({ start, end }) => `-L${start},${end}`),
			range.base === null ? range.head : `${range.base}..${range.head}`,
			"--",
			file.path,
		],
	});
	return parseBlame(stdout);
}

/**
 * Lines that the diff calls added and blame calls older (a block moved within a file) stand for head: it is the newest
 * commit that certainly holds them there, and no note of an older commit may speak for them.
 */
function attribute(
	runs: readonly BlameRun[],
	file: ChangedFile,
	head: ObjectId,
): readonly LineIntroduction[] {
	const parts = runs.flatMap((run) => {
		if (!run.boundary) return cutRun(run, file.added);
		return cutRun({ ...run, commit: head, path: file.path, originalStart: run.start }, file.added);
	});
	return parts.sort((a, b) => a.lines.start - b.lines.start);
}

/**
 * Who brought each added line in, by `git blame` over base..head, two files at a time. Empty where no commit can be
 * named: staged lines, a whole tree cut off by a shallow clone, and (with several commits) names that are not UTF-8,
 * because Node cannot pass them on.
 */
export function createLineHistory(repository: Repository): LineHistory {
	const limit = createSemaphore(CONCURRENCY);
	return {
		async findIntroductions(change: Change, file: ChangedFile) {
			const head = change.head.commit;
			const cutOff = change.kind === "tree" && change.shallow;
			if (head === null || cutOff || file.added.length === 0) return [];
			const only = change.commits.length === 1 ? change.commits[0] : undefined;
			if (only) return standStill(file.added, only.id, file.path);
			if (!isArgumentPath(file.path)) return [];
			const runs = await limit(() => blame(repository, { base: change.base.commit, head }, file));
			return attribute(runs, file, head);
		},
	};
}
