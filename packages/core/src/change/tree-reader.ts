import type { ObjectId, TreeFile, TreeReader } from "../model/index.ts";
import { createBlobReader } from "./blob-reader.ts";
import { decodePath, encodePath } from "./decode-path.ts";
import { ChangeError } from "./errors.ts";
import { type ObjectReader, openObjects } from "./open-objects.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import type { Repository } from "./repository.ts";
import { streamGit } from "./run-git.ts";
import { parseTree, type TreeEntry } from "./tree-object.ts";

/** `file` is any regular file, whatever it holds. */
export type PathKind = "file" | "symlink" | "submodule" | "folder";

export interface GitTreeReader extends TreeReader {
	/** What lies at a path, a folder included; null when nothing does. */
	findKind(tree: ObjectId, path: string): Promise<PathKind | null>;
	/** Ends the processes; an unclosed reader does not keep ours alive. */
	close(): Promise<void>;
}

const SLASH = 0x2f;
const TREE_MODE = "040000";
const FILE_MODE = /^100/;

/** `<mode> <type> <object>` TAB `<path>`: https://git-scm.com/docs/git-ls-tree#_output_format */
function parseTreeFile(field: Buffer): TreeFile {
	const tab = field.indexOf(0x09);
	const [mode, , blob] = field.toString("latin1", 0, tab).split(" ");
	const path = decodePath(field.subarray(tab + 1));
	if (mode === "120000") return { path, blob: blob ?? "", kind: "symlink" };
	return { path, blob: blob ?? "", kind: mode === "160000" ? "submodule" : "text" };
}

function toPathKind(mode: string): PathKind {
	if (mode === TREE_MODE) return "folder";
	if (FILE_MODE.test(mode)) return "file";
	return mode === "120000" ? "symlink" : "submodule";
}

function splitPath(path: string): Buffer[] {
	const bytes = encodePath(path);
	const parts: Buffer[] = [];
	let start = 0;
	for (let end = bytes.indexOf(SLASH); end !== -1; end = bytes.indexOf(SLASH, start)) {
		parts.push(bytes.subarray(start, end));
		start = end + 1;
	}
	return [...parts, bytes.subarray(start)];
}

async function readTreeEntries(
	objects: ObjectReader,
	repository: Repository,
	tree: ObjectId,
): Promise<readonly TreeEntry[]> {
	const chunks: Buffer[] = [];
	const header = await objects.visit(tree, { onChunk: (chunk) => chunks.push(chunk) });
	// In a partial clone a whole folder may be missing; what is not here is not the same as what does not exist.
	if (header === null)
		throw new ChangeError("CHANGE_OBJECT_MISSING", { message: `The tree ${tree} is not in this clone.` });
	return header.type === "tree" ? parseTree(Buffer.concat(chunks), repository.objectFormat) : [];
}

async function readTreeFiles(repository: Repository, tree: ObjectId): Promise<readonly TreeFile[]> {
	const files: TreeFile[] = [];
	const args = ["ls-tree", "-r", "-z", "--full-tree", tree];
	const split = createFieldSplitter((field) => files.push(parseTreeFile(field)));
	await streamGit({ cwd: repository.root, args }, split);
	return files.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

/**
 * Reads trees by object name. Regular files are listed as `text`: what they hold is only known once they are read.
 * `readPath` gives null for what is absent or no regular file, so that a symbolic link can never stand in for a policy.
 * @throws ChangeError CHANGE_BLOB_TOO_LARGE from `readPath`; CHANGE_OBJECT_MISSING where a tree is missing.
 */
export function createTreeReader(repository: Repository): GitTreeReader {
	const objects = openObjects(repository);
	const blobs = createBlobReader(repository);

	const findEntry = async (tree: ObjectId, path: string): Promise<TreeEntry | null> => {
		let current: TreeEntry = { mode: TREE_MODE, name: Buffer.alloc(0), object: tree };
		for (const part of splitPath(path)) {
			if (current.mode !== TREE_MODE) return null;
			const entries = await readTreeEntries(objects, repository, current.object);
			const next = entries.find(({ name }) => name.equals(part));
			if (!next) return null;
			current = next;
		}
		return current;
	};

	// One, because every room asks for the same tree; a tree never changes.
	let latest: { readonly tree: ObjectId; readonly files: Promise<readonly TreeFile[]> } | null = null;

	return {
		async listTree(tree) {
			if (latest?.tree !== tree) latest = { tree, files: readTreeFiles(repository, tree) };
			return latest.files;
		},
		async findKind(tree, path) {
			const entry = await findEntry(tree, path);
			return entry && toPathKind(entry.mode);
		},
		async readPath(tree, path) {
			const entry = await findEntry(tree, path);
			return entry && FILE_MODE.test(entry.mode) ? blobs.read(entry.object) : null;
		},
		async close() {
			await Promise.all([objects.close(), blobs.close()]);
		},
	};
}
