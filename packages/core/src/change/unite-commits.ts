import type { ObjectId } from "../model/index.ts";
import { compareEntries } from "./compare-entries.ts";
import type { ImportedCommit } from "./import-commit.ts";
import { type NewEntry, planEdit } from "./plan-edit.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** Two commits of one ref. */
export interface Union {
	readonly ref: string;
	readonly ours: ObjectId;
	readonly theirs: ObjectId;
}

async function isAncestor(repository: Repository, older: ObjectId, newer: ObjectId): Promise<boolean> {
	const args = ["merge-base", "--is-ancestor", older, newer];
	return (await runGit({ cwd: repository.root, args, accept: [0, 1] })).exitCode === 0;
}

/**
 * The commit that holds what both hold: one of the two where it already does, or a new one, still to be written, with
 * both as parents. Entries are content-addressed, so there is nothing to resolve: a name that both have is the same
 * content, or one of them is forged, and ours stays.
 * @throws ChangeError CHANGE_REF_MALFORMED
 */
export async function uniteCommits(
	repository: Repository,
	{ ref, ours, theirs }: Union,
): Promise<ObjectId | ImportedCommit> {
	if (ours === theirs || (await isAncestor(repository, theirs, ours))) return ours;
	if (await isAncestor(repository, ours, theirs)) return theirs;
	const add: NewEntry[] = [];
	for (const { name, from, to } of await compareEntries(repository, ours, theirs)) {
		if (from === null && to !== null) add.push({ name, source: { object: to } });
	}
	const plan = await planEdit(repository, { commit: ours, add, remove: [] });
	return { ref, parents: [ours, theirs], add: plan.add, remove: plan.remove };
}
