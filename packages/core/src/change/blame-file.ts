import type { Change, Commit, LineIntroduction, ObjectId } from "../model/index.ts";
import { parseBlame } from "./blame-parser.ts";
import { ChangeError } from "./errors.ts";
import { ObjectProcess } from "./object-process.ts";
import { readCommit } from "./read-commits.ts";
import type { Repository } from "./repository.ts";
import { getCommit } from "./resolve-revision.ts";
import { readGitText, runGit } from "./run-git.ts";

/** A whole file as a change from nothing, and which commit brought each line in. */
export interface BlamedFile {
	readonly change: Change;
	readonly content: Uint8Array;
	readonly introductions: readonly LineIntroduction[];
}

export interface BlameRequest {
	/** Repository-relative, forward slashes. */
	readonly path: string;
	readonly revision: string;
}

const FILE_LIMIT = 64 * 1024 * 1024;

async function readContent(repository: Repository, commit: ObjectId, path: string): Promise<Buffer> {
	const { stdout, exitCode } = await runGit({
		cwd: repository.root,
		args: ["cat-file", "blob", `${commit}:${path}`],
		accept: [0, 128],
		maxBytes: FILE_LIMIT,
	});
	if (exitCode === 0) return stdout;
	throw new ChangeError("CHANGE_PATH_MISSING", {
		message: `${JSON.stringify(path)} is no file of commit ${commit}.`,
		fix: "Check the spelling, or name a revision that has the file with --rev.",
	});
}

async function readIntroductions(
	repository: Repository,
	commit: ObjectId,
	path: string,
): Promise<readonly LineIntroduction[]> {
	const { stdout } = await runGit({
		cwd: repository.root,
		environment: {
			GIT_DIR: repository.gitDir,
			GIT_WORK_TREE: repository.root,
			GIT_CONFIG_GLOBAL: "/dev/null",
			GIT_CONFIG_NOSYSTEM: "1",
		},
		args: ["blame", "--incremental", "--root", "--ignore-revs-file=", "--no-textconv", commit, "--", path],
	});
	return parseBlame(stdout)
		.map((run) => ({
			lines: { start: run.start, end: run.start + run.count - 1 },
			commit: run.commit,
			path: run.path,
			originalStart: run.originalStart,
		}))
		.sort((a, b) => a.lines.start - b.lines.start);
}

async function readCommits(repository: Repository, ids: readonly ObjectId[]): Promise<readonly Commit[]> {
	const objects = new ObjectProcess(repository, "--batch");
	try {
		return await Promise.all(ids.map((id) => readCommit(objects, id)));
	} finally {
		await objects.close();
	}
}

/**
 * `git blame` of a whole file, in the shape that attribution takes: a change that adds all its lines.
 * @throws ChangeError CHANGE_REVISION_UNKNOWN, CHANGE_PATH_MISSING, CHANGE_GIT_FAILED
 */
export async function blameFile(repository: Repository, request: BlameRequest): Promise<BlamedFile> {
	const { path, revision } = request;
	const commit = await getCommit(repository, revision);
	// git blame takes longer than all the rest together, so it begins before it is known whether there is such a file.
	const blaming = readIntroductions(repository, commit, path);
	blaming.catch(() => {});
	const [content, tree] = await Promise.all([
		readContent(repository, commit, path),
		readGitText({ cwd: repository.root, args: ["rev-parse", `${commit}^{tree}`] }),
	]);
	const isText = !content.subarray(0, 8000).includes(0) && content.length > 0;
	const introductions = isText ? await blaming : [];
	const last = introductions.at(-1)?.lines.end ?? 0;
	const added = last === 0 ? [] : [{ start: 1, end: last }];
	const change: Change = {
		kind: "tree",
		base: { commit: null, tree: repository.emptyTree, label: "nothing" },
		head: { commit, tree, label: revision },
		branch: null,
		defaultBranch: null,
		shallow: repository.shallow,
		commits: await readCommits(repository, [...new Set(introductions.map((one) => one.commit))]),
		files: [
			{
				path,
				oldPath: null,
				status: "added",
				kind: isText ? "text" : "binary",
				executable: false,
				oldBlob: null,
				newBlob: null,
				added,
				addedLines: last,
				deletedLines: 0,
			},
		],
		notes: [],
	};
	return { change, content, introductions };
}
