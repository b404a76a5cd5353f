import type { ObjectId, RefChanges, RefEntry, RefSnapshot } from "../model/index.ts";
import { listDifferentNames } from "./compare-entries.ts";
import { ChangeError } from "./errors.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import { findObjects, readBlobs } from "./read-batch.ts";
import { assertEntryName, isEntryName, listEntryPaths, parseEntryPath } from "./ref-layout.ts";
import type { Repository } from "./repository.ts";
import { streamGit } from "./run-git.ts";

const LISTED = /^100644 blob ([0-9a-f]+)\t(.+)$/;

type IsWanted = (name: string) => boolean;

/** A commit of one of our refs, and which of its entries: those that begin with two characters, or all. */
export interface Listing {
	readonly commit: ObjectId;
	readonly start?: string | undefined;
}

/** Calls back for every entry, each name once. */
export async function visitEntries(
	repository: Repository,
	{ commit, start }: Listing,
	onEntry: (name: string, object: ObjectId) => void,
): Promise<void> {
	/** An entry can stand at two places, which lie in the same folder: nothing else has to be remembered. */
	let folder = "";
	let seen = new Set<string>();
	const split = createFieldSplitter((field) => {
		const [, object = "", path = ""] = LISTED.exec(field.toString("utf8")) ?? [];
		const name = parseEntryPath(path);
		if (name === null || !isEntryName(name)) return;
		if (!name.startsWith(folder) || folder === "") {
			folder = name.slice(0, 2);
			seen = new Set();
		}
		const [usual, ...others] = listEntryPaths(name);
		if (others.length > 0 && path === usual) seen.add(name);
		else if (seen.has(name)) return;
		onEntry(name, object);
	});
	const folders = start === undefined ? [] : ["--", `${start}/`];
	const args = ["ls-tree", "-r", "-z", "--full-tree", commit, ...folders];
	await streamGit({ cwd: repository.root, args }, split);
}

async function* readAll(
	repository: Repository,
	listing: Listing,
	isWanted: IsWanted,
): AsyncGenerator<RefEntry> {
	const names: string[] = [];
	const objects: ObjectId[] = [];
	await visitEntries(repository, listing, (name, object) => {
		if (!isWanted(name)) return;
		names.push(name);
		objects.push(object);
	});
	let index = 0;
	for await (const content of readBlobs(repository, objects)) {
		const name = names[index] ?? "";
		index += 1;
		if (content === null) {
			const message = `The content of the entry ${name} is absent.`;
			throw new ChangeError("CHANGE_OBJECT_MISSING", { message });
		}
		yield { name, content };
	}
}

async function* readNamed(
	repository: Repository,
	revision: string,
	names: readonly string[],
): AsyncGenerator<RefEntry> {
	for (const name of names) assertEntryName(name);
	const places = names.flatMap((name) => listEntryPaths(name).map((path) => ({ name, path })));
	const specs = places.map(({ path }) => `${revision}:${path}`);
	let [index, latest] = [0, ""];
	for await (const content of readBlobs(repository, specs)) {
		const name = places[index]?.name ?? "";
		index += 1;
		// Of two places the usual one counts.
		if (content === null || name === latest) continue;
		latest = name;
		yield { name, content };
	}
}

/** The content of one entry of a ref or commit, null when there is none. */
export async function readEntry(
	repository: Repository,
	revision: string,
	name: string,
): Promise<Uint8Array | null> {
	for await (const { content } of readNamed(repository, revision, [name])) return content;
	return null;
}

/** Which blob stands under each name, wherever in the tree. */
async function findBlobs(
	repository: Repository,
	commit: ObjectId,
	names: readonly string[],
): Promise<ReadonlyMap<string, ObjectId>> {
	const places = names.flatMap((name) => listEntryPaths(name).map((path) => ({ name, path })));
	const specs = places.map(({ path }) => `${commit}:${path}`);
	const blobs = new Map<string, ObjectId>();
	for (const [index, found] of (await findObjects(repository, specs)).entries()) {
		const name = places[index]?.name ?? "";
		if (found?.type === "blob" && !blobs.has(name)) blobs.set(name, found.id);
	}
	return blobs;
}

async function findChanges(
	repository: Repository,
	commit: ObjectId,
	since: ObjectId,
): Promise<RefChanges | null> {
	const [older] = await findObjects(repository, [`${since}^{commit}`]);
	if (older?.id !== since) return null;
	const names = await listDifferentNames(repository, since, commit);
	const [from, to] = [await findBlobs(repository, since, names), await findBlobs(repository, commit, names)];
	return {
		added: names.filter((name) => !from.has(name) && to.has(name)),
		removed: names.filter((name) => from.has(name) && !to.has(name)),
		altered: names.filter((name) => from.has(name) && to.has(name) && from.get(name) !== to.get(name)),
	};
}

/** A commit of one of our refs, to be read. */
export function createRefSnapshot(repository: Repository, commit: ObjectId): RefSnapshot {
	return {
		commit,
		readAll: (isWanted, start) => readAll(repository, { commit, start }, isWanted),
		readNamed: (names) => readNamed(repository, commit, names),
		findChanges: (since) => findChanges(repository, commit, since),
	};
}
