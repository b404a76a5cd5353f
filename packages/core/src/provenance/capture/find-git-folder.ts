import { readFileSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { findEntry } from "./find-entry.ts";

/** Where a repository lies; found without git, which would cost more time than a hook has. */
export interface GitFolder {
	/** Real path of the work tree's top. */
	readonly top: string;
	/** `.git`, or that of a linked work tree below `.git/worktrees`. */
	readonly gitFolder: string;
	/** What all work trees share: refs, configuration, and what we keep. */
	readonly commonFolder: string;
}

const MAX_DEPTH = 256;

function readShort(file: string): string | null {
	try {
		return readFileSync(file, "utf8")
			.slice(0, 4_096)
			.replace(/\r?\n.*$/s, "");
	} catch {
		return null;
	}
}

function findGitFolderAt(top: string): string | null {
	const entry = findEntry(join(top, ".git"));
	if (entry?.isDirectory()) return join(top, ".git");
	if (!entry?.isFile()) return null;
	const link = readShort(join(top, ".git"));
	return link?.startsWith("gitdir: ") ? resolve(top, link.slice("gitdir: ".length)) : null;
}

/** The repository that a folder belongs to, null where there is none. */
export function findGitFolder(folder: string): GitFolder | null {
	let top: string;
	try {
		top = realpathSync(folder);
	} catch {
		return null;
	}
	for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
		const gitFolder = findGitFolderAt(top);
		if (gitFolder !== null && readShort(join(gitFolder, "HEAD")) !== null) {
			const common = readShort(join(gitFolder, "commondir"));
			return { top, gitFolder, commonFolder: common === null ? gitFolder : resolve(gitFolder, common) };
		}
		const parent = dirname(top);
		if (parent === top) return null;
		top = parent;
	}
	return null;
}
