import type { ObjectId } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import type { Repository } from "./repository.ts";
import { readGitText, runGit } from "./run-git.ts";

/**
 * Commits of our refs say nothing about a person or a machine, and are equal for equal contents and history: time and
 * author stand in the entries themselves.
 */
const IDENTITY = {
	GIT_AUTHOR_NAME: "countersign",
	GIT_AUTHOR_EMAIL: "countersign@localhost",
	GIT_AUTHOR_DATE: "@0 +0000",
	GIT_COMMITTER_NAME: "countersign",
	GIT_COMMITTER_EMAIL: "countersign@localhost",
	GIT_COMMITTER_DATE: "@0 +0000",
} as const;

/** A commit for one of our refs; two parents unite two clones. */
export function writeRefCommit(
	repository: Repository,
	tree: ObjectId,
	parents: readonly ObjectId[],
): Promise<ObjectId> {
	return readGitText({
		cwd: repository.root,
		args: ["commit-tree", "--no-gpg-sign", ...parents.flatMap((parent) => ["-p", parent]), tree],
		input: "Add entries\n",
		environment: IDENTITY,
	});
}

/** Moves the ref if nobody else did. False when somebody was faster. */
export async function moveRef(
	repository: Repository,
	ref: string,
	move: readonly [ObjectId, string],
): Promise<boolean> {
	const [commit, expected] = move;
	try {
		await runGit({
			cwd: repository.root,
			args: ["update-ref", "--no-deref", ref, commit, expected],
			environment: IDENTITY,
		});
		return true;
	} catch (error) {
		const raced = /cannot lock ref|unable to create .*\.lock|but expected|reference already exists/i;
		const message = error instanceof ChangeError ? error.message : "";
		if (raced.test(message) && !/permission denied|read-only|no space/i.test(message)) return false;
		throw error;
	}
}
