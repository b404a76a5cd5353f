import type { ObjectId, Revision } from "../model/index.ts";
import type { Comparison, Head } from "./comparison.ts";
import { ChangeError } from "./errors.ts";
import type { Repository } from "./repository.ts";
import { findCommit, getCommit } from "./resolve-revision.ts";
import { readGitText, runGit } from "./run-git.ts";

interface Side {
	readonly commit: ObjectId;
	readonly label: string;
}

function headRevision(head: Head): Revision {
	return { commit: head.commit, tree: head.tree, label: head.label };
}

function emptyRevision(repository: Repository): Revision {
	return { commit: null, tree: repository.emptyTree, label: "empty tree" };
}

function readTree(repository: Repository, commit: ObjectId): Promise<ObjectId> {
	return readGitText({ cwd: repository.root, args: ["rev-parse", "--verify", `${commit}^{tree}`] });
}

/** The best common ancestor, null when there is none or a shallow clone does not hold it. */
async function findMergeBase(repository: Repository, a: ObjectId, b: ObjectId): Promise<ObjectId | null> {
	const { stdout, exitCode } = await runGit({
		cwd: repository.root,
		args: ["merge-base", a, b],
		accept: [0, 1],
	});
	return exitCode === 0 ? (stdout.toString("latin1").split("\n")[0] ?? null) : null;
}

/** The newest commit against its first parent, or against nothing when it has none in this clone. */
async function compareLastCommit(repository: Repository, head: Head, why: string): Promise<Comparison> {
	const parent = await findCommit(repository, `${head.commit}^1`);
	const side = { head: headRevision(head), commits: { after: parent } };
	if (parent !== null) {
		const base = { commit: parent, tree: await readTree(repository, parent), label: `${head.label}^` };
		return { ...side, kind: "last-commit", base, notes: [`The last commit is the change, because ${why}.`] };
	}
	const base = emptyRevision(repository);
	if (head.parents.length === 0) {
		const note = "The first commit is the change; everything in it is new.";
		return { ...side, kind: "last-commit", base, notes: [note] };
	}
	const note = `The whole tree is the change, because ${why}, and the parent of ${head.label} is not in this shallow clone.`;
	return { ...side, kind: "tree", base, notes: [note] };
}

async function compareFrom(repository: Repository, head: Head, mergeBase: Side): Promise<Comparison> {
	const tree = await readTree(repository, mergeBase.commit);
	const base = { commit: mergeBase.commit, tree, label: mergeBase.label };
	return { kind: "range", base, head: headRevision(head), commits: { after: mergeBase.commit }, notes: [] };
}

function shallowReason(label: string, head: Head): string {
	return (
		`this shallow clone does not hold the commit where ${head.label} left ${label}; ` +
		"earlier commits of the change are not seen (`git fetch --unshallow` gets them)"
	);
}

/**
 * From the merge base of a named base, as forges do (three dots), to head.
 * @throws ChangeError CHANGE_REVISION_UNKNOWN; CHANGE_NO_MERGE_BASE in a complete clone.
 */
export async function compareWithBase(
	repository: Repository,
	head: Head,
	label: string,
): Promise<Comparison> {
	const named = await getCommit(repository, label);
	const mergeBase = await findMergeBase(repository, named, head.commit);
	if (mergeBase !== null) return compareFrom(repository, head, { commit: mergeBase, label });
	if (repository.shallow) return compareLastCommit(repository, head, shallowReason(label, head));
	throw new ChangeError("CHANGE_NO_MERGE_BASE", {
		message: `${label} and ${head.label} share no history, so there is no change from one to the other.`,
	});
}

/**
 * With no base named: what head adds to the default branch, or the last commit where head adds nothing to it.
 */
export async function compareWithDefault(repository: Repository, head: Head): Promise<Comparison> {
	const branch = head.defaultBranch;
	if (branch === null) {
		return compareLastCommit(
			repository,
			head,
			"no default branch was found to compare with (name one with --base)",
		);
	}
	const mergeBase = await findMergeBase(repository, branch.commit, head.commit);
	if (mergeBase === head.commit) {
		return compareLastCommit(repository, head, `${head.label} holds nothing that ${branch.label} lacks`);
	}
	if (mergeBase !== null) return compareFrom(repository, head, { commit: mergeBase, label: branch.label });
	if (repository.shallow) return compareLastCommit(repository, head, shallowReason(branch.label, head));
	const note = `The whole tree is the change, because ${head.label} shares no history with ${branch.label}.`;
	const side = { head: headRevision(head), commits: { after: null } };
	return { ...side, kind: "tree", base: emptyRevision(repository), notes: [note] };
}
