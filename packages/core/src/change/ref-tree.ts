import type { ObjectId } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import type { Repository } from "./repository.ts";
import { readGitText, runGit, streamGit } from "./run-git.ts";

/** A line of `git ls-tree`, ready for `git mktree`. */
export interface RefTreeEntry {
	readonly mode: string;
	readonly type: string;
	readonly object: ObjectId;
	readonly name: string;
}

/** Entries by their first two characters, so that no tree grows too large and two clones can be united name by name. */
export const SHARD_LENGTH = 2;

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{2,250}$/;
const REF = /^refs\/countersign\/[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9][A-Za-z0-9_-]*)*$/;

/** @throws ChangeError CHANGE_REF_INVALID unless the ref is one of our own. */
export function assertOwnRef(ref: string): void {
	if (REF.test(ref)) return;
	throw new ChangeError("CHANGE_REF_INVALID", {
		message: `${JSON.stringify(ref)} is no ref below refs/countersign/.`,
	});
}

/** @throws ChangeError CHANGE_REF_INVALID for names that could not be a file name everywhere. */
export function assertEntryName(name: string): void {
	if (NAME.test(name) && !name.endsWith(".") && !name.endsWith(".lock")) return;
	throw new ChangeError("CHANGE_REF_INVALID", { message: `${JSON.stringify(name)} is no valid entry name.` });
}

/** Where an entry stands in the tree of its ref. */
export function entryPath(name: string): string {
	return `${name.slice(0, SHARD_LENGTH)}/${name.slice(SHARD_LENGTH)}`;
}

/** The commit a ref points at, null when it does not exist. */
export async function findRefCommit(repository: Repository, ref: string): Promise<ObjectId | null> {
	const { stdout, exitCode } = await runGit({
		cwd: repository.root,
		args: ["rev-parse", "--quiet", "--verify", `${ref}^{commit}`],
		accept: [0, 1, 128],
	});
	return exitCode === 0 ? stdout.toString("latin1").trim() : null;
}

/** The direct entries of a tree. */
export async function readTreeLevel(repository: Repository, tree: string): Promise<RefTreeEntry[]> {
	const entries: RefTreeEntry[] = [];
	const split = createFieldSplitter((field) => {
		const match = /^(\d{6}) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(field.toString("utf8"));
		if (!match)
			throw new ChangeError("CHANGE_UNEXPECTED_OUTPUT", { message: "git ls-tree printed no entry." });
		entries.push({
			mode: match[1] ?? "",
			type: match[2] ?? "",
			object: match[3] ?? "",
			name: match[4] ?? "",
		});
	});
	await streamGit({ cwd: repository.root, args: ["ls-tree", "-z", "--full-tree", tree] }, split);
	return entries;
}

/** Stores a tree and returns its object name. */
export function writeTree(repository: Repository, entries: readonly RefTreeEntry[]): Promise<ObjectId> {
	const input = entries
		.map(({ mode, type, object, name }) => `${mode} ${type} ${object}\t${name}\0`)
		.join("");
	return readGitText({ cwd: repository.root, args: ["mktree", "-z"], input });
}

/** From here on one `git fast-import` is faster than a `git hash-object` for each blob. */
const BULK = 4;

/** Stores blobs and returns their object names, in order. https://git-scm.com/docs/git-fast-import#_get_mark */
export async function writeBlobs(
	repository: Repository,
	contents: readonly string[],
): Promise<readonly ObjectId[]> {
	const cwd = repository.root;
	if (contents.length < BULK) {
		const args = ["hash-object", "-w", "--stdin"];
		return Promise.all(contents.map((input) => readGitText({ cwd, args, input })));
	}
	const commands = contents.flatMap((content, index) => {
		const bytes = Buffer.from(content, "utf8");
		const mark = index + 1;
		return [
			Buffer.from(`blob\nmark :${mark}\ndata ${bytes.length}\n`),
			bytes,
			Buffer.from(`\nget-mark :${mark}\n`),
		];
	});
	const input = Buffer.concat([...commands, Buffer.from("done\n")]);
	const names = await readGitText({ cwd, args: ["fast-import", "--quiet", "--done"], input });
	return names.split("\n");
}
