import type { Change, Commit } from "../model/index.ts";
import { readChangedFiles } from "./changed-files.ts";
import { compareWithBase, compareWithDefault } from "./compare-range.ts";
import { compareStaged, readStagedTree } from "./compare-staged.ts";
import type { Comparison, Head } from "./comparison.ts";
import { createConfigReader, type GitConfigReader } from "./config-reader.ts";
import { findDefaultBranch, findSymbolicTarget } from "./default-branch.ts";
import { ChangeError } from "./errors.ts";
import { type ObjectReader, openObjects } from "./open-objects.ts";
import { COMMIT_LIMIT, listCommits, readCommit } from "./read-commits.ts";
import type { Repository } from "./repository.ts";
import { findCommit, getCommit } from "./resolve-revision.ts";
import { describeUnseen, readWorktreeState } from "./worktree-state.ts";

/** Which change is meant. With nothing set: what HEAD adds to the default branch. */
export interface ChangeRequest {
	readonly base?: string | undefined;
	readonly head?: string | undefined;
	readonly staged?: boolean | undefined;
}

interface Reading {
	readonly repository: Repository;
	readonly objects: ObjectReader;
	readonly request: ChangeRequest;
	readonly config: GitConfigReader;
}

function assertRequest({ base, head, staged }: ChangeRequest): void {
	if (staged !== true || (base === undefined && head === undefined)) return;
	throw new ChangeError("CHANGE_REQUEST_CONFLICT", {
		message: "--staged compares HEAD with the index, so --base and --head cannot be combined with it.",
	});
}

async function findBranchName(repository: Repository, label: string | undefined): Promise<string | null> {
	if (label === undefined || label === "HEAD") return findSymbolicTarget(repository, "HEAD", "refs/heads/");
	const name = label.replace(/^refs\/heads\//, "");
	return (await findCommit(repository, `refs/heads/${name}`)) === null ? null : name;
}

/** Null before the first commit. */
async function findHead({ repository, objects, request, config }: Reading): Promise<Head | null> {
	const label = request.head ?? "HEAD";
	const id = label === "HEAD" ? await findCommit(repository, label) : await getCommit(repository, label);
	if (id === null) return null;
	const [commit, branch, defaultBranch] = await Promise.all([
		readCommit(objects, id),
		findBranchName(repository, request.head),
		findDefaultBranch(repository, config),
	]);
	return { commit: id, tree: commit.tree, parents: commit.parents, label, branch, defaultBranch };
}

async function compareCommits({ repository, request }: Reading, head: Head | null): Promise<Comparison> {
	if (head === null) {
		throw new ChangeError("CHANGE_UNBORN_HEAD", {
			message: "The repository has no commit yet, so there is no range to check.",
		});
	}
	if (request.base !== undefined) return compareWithBase(repository, head, request.base);
	return compareWithDefault(repository, head);
}

async function readCommits(
	{ repository, objects }: Reading,
	comparison: Comparison,
): Promise<readonly Commit[]> {
	if (!comparison.commits || comparison.head.commit === null) return [];
	const ids = await listCommits(repository, comparison.commits.after, comparison.head.commit);
	return Promise.all(ids.map((id) => readCommit(objects, id)));
}

async function readUnseen({ repository, request, config }: Reading): Promise<readonly string[]> {
	const checksHead = request.head === undefined || request.head === "HEAD";
	if (repository.bare || !checksHead) return [];
	const state = await readWorktreeState(repository, config);
	return describeUnseen(state, request.staged === true ? "staged" : "commits");
}

function describeLimits(commits: readonly Commit[], missing: number): readonly string[] {
	const notes: string[] = [];
	if (commits.length >= COMMIT_LIMIT)
		notes.push(`Only the newest ${COMMIT_LIMIT} commits of the change were read.`);
	if (missing > 0) notes.push(`The contents of ${missing} changed file(s) are absent from this clone.`);
	return notes;
}

async function compare(reading: Reading) {
	const { repository, objects, request } = reading;
	const [head, stagedTree] = await Promise.all([
		findHead(reading),
		request.staged === true ? readStagedTree(repository) : null,
	]);
	const comparison =
		stagedTree === null ? await compareCommits(reading, head) : compareStaged(repository, head, stagedTree);
	const trees = [comparison.base.tree, comparison.head.tree] as const;
	const [{ files, missing }, commits] = await Promise.all([
		readChangedFiles({ repository, trees }, objects),
		readCommits(reading, comparison),
	]);
	return { head, comparison, files, missing, commits };
}

async function readWith(reading: Reading): Promise<Change> {
	const { repository } = reading;
	const [{ head, comparison, files, missing, commits }, unseen] = await Promise.all([
		compare(reading),
		readUnseen(reading),
	]);
	return {
		kind: comparison.kind,
		base: comparison.base,
		head: comparison.head,
		branch: head ? head.branch : await findBranchName(repository, undefined),
		defaultBranch: head?.defaultBranch?.name ?? null,
		shallow: repository.shallow,
		commits,
		files,
		notes: [...comparison.notes, ...unseen, ...describeLimits(commits, missing)],
	};
}

/**
 * Reads a change: which revisions are compared, the commits between them, the files and their added lines. Reads git
 * objects only: no file of the work tree, no filter, no attribute has a say.
 * @param config the repository's, where somebody else reads it, too.
 * @throws ChangeError CHANGE_UNBORN_HEAD, CHANGE_REVISION_UNKNOWN, CHANGE_NO_MERGE_BASE, CHANGE_REQUEST_CONFLICT,
 * CHANGE_INDEX_UNMERGED, CHANGE_INDEX_UNREADABLE, CHANGE_NO_WORK_TREE, CHANGE_OBJECT_MISSING, CHANGE_GIT_FAILED.
 */
export async function readChange(
	repository: Repository,
	request: ChangeRequest,
	config: GitConfigReader = createConfigReader(repository),
): Promise<Change> {
	assertRequest(request);
	const objects = openObjects(repository);
	try {
		return await readWith({ repository, objects, request, config });
	} finally {
		await objects.close();
	}
}
