import { setTimeout as wait } from "node:timers/promises";
import type { ObjectId, RefStore } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import {
	assertEntryName,
	assertOwnRef,
	entryPath,
	findRefCommit,
	type RefTreeEntry,
	readTreeLevel,
	SHARD_LENGTH,
	writeBlob,
	writeTree,
} from "./ref-tree.ts";
import type { Repository } from "./repository.ts";
import { readGitText, runGit, streamGit } from "./run-git.ts";

interface Entry {
	readonly name: string;
	readonly content: string;
}

const ATTEMPTS = 40;
const BACKOFF_MS = 5;
const BACKOFF_LIMIT_MS = 200;
const ENTRY_LIMIT = 64 * 1024 * 1024;
const DIRECTORY_MODE = "040000";

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

function groupByShard(entries: readonly Entry[]): Map<string, Entry[]> {
	const shards = new Map<string, Entry[]>();
	for (const entry of entries) {
		assertEntryName(entry.name);
		const key = entry.name.slice(0, SHARD_LENGTH);
		shards.set(key, [...(shards.get(key) ?? []), entry]);
	}
	return shards;
}

/** Adds what is missing to one shard; null when nothing is. */
async function extendShard(
	repository: Repository,
	shard: RefTreeEntry | undefined,
	entries: readonly Entry[],
): Promise<ObjectId | null> {
	const present = shard ? await readTreeLevel(repository, shard.object) : [];
	const names = new Set(present.map(({ name }) => name));
	const size = present.length;
	for (const entry of entries) {
		const name = entry.name.slice(SHARD_LENGTH);
		if (names.has(name)) continue;
		names.add(name);
		const object = await writeBlob(repository, entry.content);
		present.push({ mode: "100644", type: "blob", object, name });
	}
	return present.length === size ? null : writeTree(repository, present);
}

/** The tree of `old` with the entries added; null when all of them are there already. */
async function extendTree(
	repository: Repository,
	old: ObjectId | null,
	entries: readonly Entry[],
): Promise<ObjectId | null> {
	const root = new Map<string, RefTreeEntry>();
	if (old !== null) for (const entry of await readTreeLevel(repository, old)) root.set(entry.name, entry);
	let grown = false;
	for (const [name, added] of groupByShard(entries)) {
		const shard = root.get(name);
		if (shard && shard.type !== "tree") {
			throw new ChangeError("CHANGE_REF_MALFORMED", {
				message: `The entry ${name} of commit ${old} is no folder.`,
			});
		}
		const object = await extendShard(repository, shard, added);
		if (object === null) continue;
		grown = true;
		root.set(name, { mode: DIRECTORY_MODE, type: "tree", object, name });
	}
	return grown ? writeTree(repository, [...root.values()]) : null;
}

async function writeCommit(
	repository: Repository,
	tree: ObjectId,
	parent: ObjectId | null,
): Promise<ObjectId> {
	const parents = parent === null ? [] : ["-p", parent];
	return readGitText({
		cwd: repository.root,
		args: ["commit-tree", "--no-gpg-sign", ...parents, tree],
		input: "Add entries\n",
		environment: IDENTITY,
	});
}

/** Moves the ref if nobody else did. False when somebody was faster. */
async function moveRef(
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

async function put(repository: Repository, ref: string, entries: readonly Entry[]): Promise<void> {
	assertOwnRef(ref);
	const none = "0".repeat(repository.emptyTree.length);
	for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
		const old = await findRefCommit(repository, ref);
		const tree = await extendTree(repository, old, entries);
		if (tree === null) return;
		const commit = await writeCommit(repository, tree, old);
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
export function createRefStore(repository: Repository): RefStore {
	return {
		put: (ref, entries) => put(repository, ref, entries),
		get: (ref, name) => get(repository, ref, name),
		list: (ref) => list(repository, ref),
	};
}
