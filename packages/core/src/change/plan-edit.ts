import type { ObjectId } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import type { ImportedFile } from "./import-commit.ts";
import type { ObjectHeader } from "./object-parser.ts";
import { openObjects } from "./open-objects.ts";
import { findCounterpart, listEntryPaths, listFolders } from "./ref-layout.ts";
import type { Repository } from "./repository.ts";

/** An entry to add, by its content or by the blob that holds it. */
export interface NewEntry {
	readonly name: string;
	readonly source: ImportedFile["source"];
}

/** Entries to add to a commit, and to take away. */
export interface EntryEdit {
	/** Null where the ref does not exist yet. */
	readonly commit: ObjectId | null;
	readonly add: readonly NewEntry[];
	readonly remove: readonly string[];
}

/** What an edit comes to, given what is there already. */
export interface EditPlan {
	readonly add: readonly ImportedFile[];
	readonly remove: readonly string[];
}

type Present = (path: string) => ObjectHeader | null;

function listNames({ add, remove }: EntryEdit): readonly string[] {
	const names = new Set(remove);
	for (const { name } of add) {
		const pair = findCounterpart(name);
		for (const one of pair ? [name, pair.mark, pair.prompt] : [name]) names.add(one);
	}
	return [...names];
}

async function readPresent(repository: Repository, edit: EntryEdit): Promise<Present> {
	if (edit.commit === null) return () => null;
	const paths = new Set<string>();
	for (const path of listNames(edit).flatMap(listEntryPaths)) {
		for (const folder of listFolders(path)) paths.add(folder);
		paths.add(path);
	}
	const objects = openObjects(repository);
	try {
		const find = async (path: string) => [path, await objects.find(`${edit.commit}:${path}`)] as const;
		const found = new Map(await Promise.all([...paths].map(find)));
		return (path) => found.get(path) ?? null;
	} finally {
		await objects.close();
	}
}

/** What stands where the entry, or a folder above it, has to be. */
function findMisfit(path: string, present: Present): string | undefined {
	const blocked = listFolders(path).find((folder) => present(folder)?.type === "blob");
	return blocked ?? (present(path)?.type === "tree" ? path : undefined);
}

/** What a remote put in the place of others stays behind; our own entries must not be lost unseen. */
function fits(path: string, { source }: NewEntry, misfit: string | undefined): boolean {
	if (misfit === undefined) return true;
	if ("object" in source) return false;
	const message = `${path} cannot be stored, because ${misfit} is not what the store writes there.`;
	throw new ChangeError("CHANGE_REF_MALFORMED", { message });
}

/**
 * What has to be written on top of the commit so that the new one holds the entries of the edit. Names that are there
 * stay as they are; a prompt that was erased is not added, and the mark that says so takes the prompt away.
 * @throws ChangeError CHANGE_REF_MALFORMED
 */
export async function planEdit(repository: Repository, edit: EntryEdit): Promise<EditPlan> {
	const present = await readPresent(repository, edit);
	const isPresent = (name: string) => listEntryPaths(name).some((path) => present(path)?.type === "blob");
	const added = new Set(edit.add.map(({ name }) => name));
	const removed = new Set(edit.remove);
	const files = new Map<string, ImportedFile>();
	for (const entry of edit.add) {
		const { name, source } = entry;
		const pair = findCounterpart(name);
		if (pair?.mark === name) removed.add(pair.prompt);
		const isErased = pair?.prompt === name && (added.has(pair.mark) || isPresent(pair.mark));
		const [path] = listEntryPaths(name);
		if (isErased || isPresent(name) || files.has(path)) continue;
		if (fits(path, entry, findMisfit(path, present))) files.set(path, { path, source });
	}
	const gone = [...removed].flatMap(listEntryPaths).filter((path) => present(path)?.type === "blob");
	return { add: [...files.values()], remove: gone };
}
