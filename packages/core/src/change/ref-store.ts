import { setTimeout as wait } from "node:timers/promises";
import type { ObjectId, RefArchive, RefEdit } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import { readEntries } from "./read-entries.ts";
import { moveRef, writeRefCommit } from "./ref-commit.ts";
import {
	assertEntryName,
	assertOwnRef,
	entryPath,
	findRefCommit,
	type RefTreeEntry,
	readTreeLevel,
	SHARD_LENGTH,
	writeBlobs,
	writeTree,
} from "./ref-tree.ts";
import type { Repository } from "./repository.ts";
import { runGit, streamGit } from "./run-git.ts";

interface Entry {
	readonly name: string;
	readonly content: string;
}

const ATTEMPTS = 40;
const BACKOFF_MS = 5;
const BACKOFF_LIMIT_MS = 200;
const ENTRY_LIMIT = 64 * 1024 * 1024;
const DIRECTORY_MODE = "040000";

type ShardEdit = { readonly add: Entry[]; readonly remove: Set<string> };

function groupByShard({ add, remove }: RefEdit): Map<string, ShardEdit> {
	const shards = new Map<string, ShardEdit>();
	const shardOf = (name: string): ShardEdit => {
		assertEntryName(name);
		const key = name.slice(0, SHARD_LENGTH);
		const shard = shards.get(key) ?? { add: [], remove: new Set() };
		shards.set(key, shard);
		return shard;
	};
	for (const entry of add) shardOf(entry.name).add.push(entry);
	for (const name of remove) shardOf(name).remove.add(name.slice(SHARD_LENGTH));
	return shards;
}

/** The entries of one shard after an edit; null when it changes nothing. */
async function editShard(
	repository: Repository,
	shard: RefTreeEntry | undefined,
	edit: ShardEdit,
): Promise<RefTreeEntry[] | null> {
	const present = shard ? await readTreeLevel(repository, shard.object) : [];
	const kept = present.filter(({ name }) => !edit.remove.has(name));
	const names = new Set(kept.map(({ name }) => name));
	const missing = new Map<string, string>();
	for (const { name, content } of edit.add) {
		const rest = name.slice(SHARD_LENGTH);
		if (!names.has(rest) && !missing.has(rest)) missing.set(rest, content);
	}
	if (missing.size === 0 && kept.length === present.length) return null;
	const objects = await writeBlobs(repository, [...missing.values()]);
	const added = [...missing.keys()].map((name, index) => {
		return { mode: "100644", type: "blob", object: objects[index] ?? "", name };
	});
	return [...kept, ...added];
}

/** The tree of `old` after the edit; null when it changes nothing. */
async function editTree(
	repository: Repository,
	old: ObjectId | null,
	edit: RefEdit,
): Promise<ObjectId | null> {
	const root = new Map<string, RefTreeEntry>();
	if (old !== null) for (const entry of await readTreeLevel(repository, old)) root.set(entry.name, entry);
	let changed = false;
	for (const [name, shardEdit] of groupByShard(edit)) {
		const shard = root.get(name);
		if (shard && shard.type !== "tree") {
			throw new ChangeError("CHANGE_REF_MALFORMED", {
				message: `The entry ${name} of commit ${old} is no folder.`,
			});
		}
		const entries = await editShard(repository, shard, shardEdit);
		if (entries === null) continue;
		changed = true;
		if (entries.length === 0) root.delete(name);
		else
			root.set(name, {
				mode: DIRECTORY_MODE,
				type: "tree",
				object: await writeTree(repository, entries),
				name,
			});
	}
	return changed ? writeTree(repository, [...root.values()]) : null;
}

async function edit(repository: Repository, ref: string, change: RefEdit): Promise<void> {
	assertOwnRef(ref);
	const none = "0".repeat(repository.emptyTree.length);
	for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
		const old = await findRefCommit(repository, ref);
		const tree = await editTree(repository, old, change);
		if (tree === null) return;
		const commit = await writeRefCommit(repository, tree, old === null ? [] : [old]);
		if (await moveRef(repository, ref, [commit, old ?? none])) return;
		await wait(Math.min(BACKOFF_MS * attempt, BACKOFF_LIMIT_MS));
	}
	throw new ChangeError("CHANGE_REF_CONTENDED", {
		message: `${ref} was moved by other writers on each of ${ATTEMPTS} attempts; nothing was stored.`,
	});
}

async function get(repository: Repository, ref: string, name: string): Promise<Uint8Array | null> {
	assertOwnRef(ref);
	assertEntryName(name);
	const commit = await findRefCommit(repository, ref);
	if (commit === null) return null;
	const shard = `${commit}:${name.slice(0, SHARD_LENGTH)}`;
	const root = await readTreeLevel(repository, commit);
	if (!root.some((entry) => entry.type === "tree" && entry.name === name.slice(0, SHARD_LENGTH))) return null;
	const found = (await readTreeLevel(repository, shard)).find(
		(entry) => entry.name === name.slice(SHARD_LENGTH),
	);
	if (found?.type !== "blob") return null;
	const args = ["cat-file", "blob", `${commit}:${entryPath(name)}`];
	return (await runGit({ cwd: repository.root, args, maxBytes: ENTRY_LIMIT })).stdout;
}

async function list(repository: Repository, ref: string): Promise<readonly string[]> {
	assertOwnRef(ref);
	const commit = await findRefCommit(repository, ref);
	if (commit === null) return [];
	const names: string[] = [];
	const split = createFieldSplitter((field) => {
		const match = /^([^/]{2})\/([^/]+)$/.exec(field.toString("utf8"));
		if (match) names.push(`${match[1]}${match[2]}`);
	});
	const args = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit];
	await streamGit({ cwd: repository.root, args }, split);
	return names.sort();
}

/**
 * Entries under `refs/countersign/…`, one blob each at `<first two characters>/<rest>`. A put is one commit on the ref,
 * moved with compare-and-swap: of two writers at the same time, the second reads again and adds to what the first wrote.
 * @throws ChangeError CHANGE_REF_INVALID, CHANGE_REF_MALFORMED, CHANGE_REF_CONTENDED, CHANGE_GIT_FAILED (full disk,
 * read-only repository: the ref is then where it was).
 */
export function createRefStore(repository: Repository): RefArchive {
	return {
		put: (ref, add) => edit(repository, ref, { add, remove: [] }),
		edit: (ref, change) => edit(repository, ref, change),
		readAll: (ref, isWanted) => readEntries(repository, ref, isWanted),
		get: (ref, name) => get(repository, ref, name),
		list: (ref) => list(repository, ref),
	};
}
