import type { BlamedVersion, Change, Commit, LineIntroduction, ObjectId, Revision } from "../model/index.ts";
import { parseBlame } from "./blame-parser.ts";
import { readCommittedContent, readStagedContent, readWorktreeContent } from "./blamed-content.ts";
import { ChangeError } from "./errors.ts";
import { openObjects } from "./open-objects.ts";
import { readCommit } from "./read-commits.ts";
import type { Repository } from "./repository.ts";
import { findCommit, getCommit } from "./resolve-revision.ts";
import { readGitText, runGit } from "./run-git.ts";

/** A whole file as a change from nothing, and which commit brought each line in. */
export interface BlamedFile {
	readonly version: BlamedVersion;
	readonly change: Change;
	readonly content: Uint8Array;
	/** Lines that are not committed are in none of them. */
	readonly introductions: readonly LineIntroduction[];
}

/** Which file, and as it stands where: in a commit, in the index, or, with neither, in the work tree. */
export interface BlameRequest {
	/** Repository-relative, forward slashes. */
	readonly path: string;
	readonly revision?: string | undefined;
	readonly staged?: boolean | undefined;
}

interface Subject {
	readonly version: BlamedVersion;
	readonly head: Revision;
	readonly content: Buffer;
	readonly introductions: readonly LineIntroduction[];
}

const NOT_COMMITTED = /^0+$/;

/** Asks for what stands in a commit, or for the given content on top of HEAD. */
async function readIntroductions(
	repository: Repository,
	path: string,
	what: { readonly commit: ObjectId } | { readonly content: Uint8Array },
): Promise<readonly LineIntroduction[]> {
	const version = "commit" in what ? [what.commit] : ["--contents", "-"];
	const { stdout } = await runGit({
		cwd: repository.root,
		environment: {
			GIT_DIR: repository.gitDir,
			GIT_WORK_TREE: repository.root,
			GIT_INDEX_FILE: repository.indexFile,
			GIT_CONFIG_GLOBAL: "/dev/null",
			GIT_CONFIG_NOSYSTEM: "1",
		},
		args: [
			"blame",
			"--incremental",
			"--root",
			"--ignore-revs-file=",
			"--no-textconv",
			...version,
			"--",
			path,
		],
		...("content" in what && { input: what.content }),
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
	const objects = openObjects(repository);
	try {
		return await Promise.all(ids.map((id) => readCommit(objects, id)));
	} finally {
		await objects.close();
	}
}

function assertText(path: string, content: Uint8Array): void {
	if (!content.subarray(0, 8000).includes(0)) return;
	throw new ChangeError("CHANGE_PATH_NOT_TEXT", {
		message: `${JSON.stringify(path)} is binary, so it has no lines.`,
	});
}

/** As git counts them: by line feeds, and what follows the last one. */
function countTextLines(content: Buffer): number {
	let count = 0;
	for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) count += 1;
	return content.length === 0 || content.at(-1) === 10 ? count : count + 1;
}

async function blameCommit(repository: Repository, path: string, revision: string): Promise<Subject> {
	const commit = await getCommit(repository, revision);
	// git blame takes longer than all the rest together, so it begins before it is known whether there is such a file.
	const blaming = readIntroductions(repository, path, { commit });
	blaming.catch(() => {});
	const [content, tree] = await Promise.all([
		readCommittedContent(repository, commit, path),
		readGitText({ cwd: repository.root, args: ["rev-parse", `${commit}^{tree}`] }),
	]);
	assertText(path, content);
	const introductions = content.length > 0 ? await blaming : [];
	return { version: "commit", head: { commit, tree, label: revision }, content, introductions };
}

/** git blame of content that nobody committed; before the first commit there is nothing to ask. */
async function blameUncommitted(repository: Repository, { path, staged }: BlameRequest): Promise<Subject> {
	const version = staged === true ? "staged" : "worktree";
	const read = staged === true ? readStagedContent : readWorktreeContent;
	const [content, commit] = await Promise.all([read(repository, path), findCommit(repository, "HEAD")]);
	assertText(path, content);
	if (commit === null) {
		const head = { commit: null, tree: repository.emptyTree, label: version };
		return { version, head, content, introductions: [] };
	}
	const [tree, runs] = await Promise.all([
		readGitText({ cwd: repository.root, args: ["rev-parse", `${commit}^{tree}`] }),
		content.length === 0 ? [] : readIntroductions(repository, path, { content }),
	]);
	// A filter may give git other lines than the file has; then nothing can be said about which is which.
	const isSameText = (runs.at(-1)?.lines.end ?? 0) === countTextLines(content);
	const introductions = isSameText ? runs.filter((run) => !NOT_COMMITTED.test(run.commit)) : [];
	return { version, head: { commit: null, tree, label: version }, content, introductions };
}

function toAddedFile(path: string, lines: number): Change["files"][number] {
	return {
		path,
		oldPath: null,
		status: "added",
		kind: "text",
		executable: false,
		oldBlob: null,
		newBlob: null,
		added: lines === 0 ? [] : [{ start: 1, end: lines }],
		addedLines: lines,
		deletedLines: 0,
	};
}

/**
 * `git blame` of a whole file, in the shape that attribution takes: a change that adds all its lines.
 * @throws ChangeError CHANGE_REVISION_UNKNOWN, CHANGE_REQUEST_CONFLICT, CHANGE_PATH_MISSING, CHANGE_PATH_UNTRACKED,
 * CHANGE_PATH_NOT_A_FILE, CHANGE_PATH_NOT_TEXT, CHANGE_NO_WORK_TREE, CHANGE_INDEX_UNMERGED, CHANGE_GIT_FAILED
 */
export async function blameFile(repository: Repository, request: BlameRequest): Promise<BlamedFile> {
	const { path, revision, staged } = request;
	if (revision !== undefined && staged === true) {
		throw new ChangeError("CHANGE_REQUEST_CONFLICT", {
			message: "--rev names a commit and --staged the index, so one of them is too many.",
			fix: "Use either --rev or --staged.",
		});
	}
	const subject =
		revision === undefined
			? await blameUncommitted(repository, request)
			: await blameCommit(repository, path, revision);
	const { version, head, content, introductions } = subject;
	const change: Change = {
		kind: "tree",
		base: { commit: null, tree: repository.emptyTree, label: "nothing" },
		head,
		branch: null,
		defaultBranch: null,
		shallow: repository.shallow,
		commits: await readCommits(repository, [...new Set(introductions.map((one) => one.commit))]),
		files: [toAddedFile(path, countTextLines(content))],
		notes: [],
	};
	return { version, change, content, introductions };
}
