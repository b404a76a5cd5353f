import type { ObjectId } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import { findRef } from "./find-ref.ts";
import { findObject } from "./open-objects.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** git says the last of these when a ref it is to move holds what the new commit does not. */
const RACED =
	/cannot lock ref|unable to create .*\.lock|but expected|reference already exists|not updating refs\//i;
const UNWRITABLE = /permission denied|read-only|no space|out of diskspace|disk quota/i;

/** Whether git failed because somebody else moved the ref, or is about to. */
export function isRaced(error: unknown): boolean {
	const message = error instanceof ChangeError ? error.message : "";
	return RACED.test(message) && !UNWRITABLE.test(message);
}

/** The commit a ref points at, null when it does not exist. */
export async function findRefCommit(repository: Repository, ref: string): Promise<ObjectId | null> {
	const id = await findRef(repository, ref);
	return id === null ? null : ((await findObject(repository, `${id}^{commit}`))?.id ?? null);
}

/** Moves the ref if nobody else did. False when somebody was faster. */
export async function moveRef(
	repository: Repository,
	ref: string,
	move: readonly [ObjectId, string],
): Promise<boolean> {
	const [commit, expected] = move;
	try {
		await runGit({ cwd: repository.root, args: ["update-ref", "--no-deref", ref, commit, expected] });
		return true;
	} catch (error) {
		if (isRaced(error)) return false;
		throw error;
	}
}
