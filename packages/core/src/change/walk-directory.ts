import { opendir } from "node:fs/promises";
import { join } from "node:path";
import { ChangeError } from "./errors.ts";

const FILE_LIMIT = 200_000;
const DEPTH_LIMIT = 128;
/** Folders that hold no source of the project; inside a repository `.gitignore` decides instead. */
const SKIPPED = new Set([".git", ".hg", ".svn", "node_modules"]);

function assertBounds(folder: string, files: number, depth: number): void {
	if (files <= FILE_LIMIT && depth <= DEPTH_LIMIT) return;
	throw new ChangeError("CHANGE_TOO_MANY_FILES", {
		message: `${folder} holds more than ${FILE_LIMIT} files or ${DEPTH_LIMIT} levels.`,
	});
}

/**
 * Absolute paths of the regular files below a folder. Symbolic links are not followed, so that there are no loops and
 * no way out; folders that may not be entered are left out like files that may not be read.
 * @throws ChangeError CHANGE_TOO_MANY_FILES over 200,000 files or 128 levels.
 */
export async function walkDirectory(folder: string): Promise<readonly string[]> {
	const files: string[] = [];
	const waiting: { readonly path: string; readonly depth: number }[] = [{ path: folder, depth: 0 }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { path, depth } = next;
		const entries = await opendir(path).catch(() => null);
		if (entries === null) continue;
		for await (const entry of entries) {
			const child = join(path, entry.name);
			if (entry.isDirectory() && !SKIPPED.has(entry.name)) waiting.push({ path: child, depth: depth + 1 });
			if (entry.isFile()) files.push(child);
			assertBounds(folder, files.length + waiting.length, depth);
		}
	}
	return files;
}
