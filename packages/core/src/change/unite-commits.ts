import type { ObjectId } from "../model/index.ts";
import { writeRefCommit } from "./ref-commit.ts";
import { type RefTreeEntry, readTreeLevel, writeTree } from "./ref-tree.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** What a fetched tree may hold; anything else a remote put there stays behind. */
const SHARD = /^[A-Za-z0-9][A-Za-z0-9._-]$/;
const REST = /^[A-Za-z0-9._-]{1,248}$/;
/** Says that the entry of the same digest with this end was erased on purpose: uniting must not bring it back. */
const ERASED = /^(.+)\.erased\.json$/;

async function isAncestor(repository: Repository, older: ObjectId, newer: ObjectId): Promise<boolean> {
	const args = ["merge-base", "--is-ancestor", older, newer];
	return (await runGit({ cwd: repository.root, args, accept: [0, 1] })).exitCode === 0;
}

function isShard({ type, name }: RefTreeEntry): boolean {
	return type === "tree" && SHARD.test(name);
}

/** A name that both have is the same content, or one of them is forged: ours stays. */
async function uniteShards(
	repository: Repository,
	ours: RefTreeEntry,
	theirs: RefTreeEntry,
): Promise<RefTreeEntry> {
	if (ours.object === theirs.object) return ours;
	const entries = new Map<string, RefTreeEntry>();
	for (const entry of await readTreeLevel(repository, theirs.object)) {
		if (entry.type === "blob" && entry.mode === "100644" && REST.test(entry.name))
			entries.set(entry.name, entry);
	}
	for (const entry of await readTreeLevel(repository, ours.object)) entries.set(entry.name, entry);
	for (const name of [...entries.keys()]) {
		const erased = ERASED.exec(name)?.[1];
		if (erased !== undefined) entries.delete(`${erased}.prompt.json`);
	}
	return { ...ours, object: await writeTree(repository, [...entries.values()]) };
}

/**
 * The commit that holds what both hold: one of the two where it already does, or a new one with both as parents.
 * Entries are content-addressed, so there is nothing to resolve.
 */
export async function uniteCommits(
	repository: Repository,
	ours: ObjectId,
	theirs: ObjectId,
): Promise<ObjectId> {
	if (ours === theirs || (await isAncestor(repository, theirs, ours))) return ours;
	if (await isAncestor(repository, ours, theirs)) return theirs;
	const root = new Map((await readTreeLevel(repository, ours)).map((entry) => [entry.name, entry]));
	for (const shard of (await readTreeLevel(repository, theirs)).filter(isShard)) {
		const own = root.get(shard.name);
		root.set(shard.name, own ? await uniteShards(repository, own, shard) : shard);
	}
	return writeRefCommit(repository, await writeTree(repository, [...root.values()]), [ours, theirs]);
}
