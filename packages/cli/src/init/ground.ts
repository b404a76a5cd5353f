import { lstat, readFile, realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { ChangeError, type Repository } from "@countersign/core";
import type { Anchor } from "./edit.ts";

function isAbsent(error: unknown): boolean {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** The folders that `init` may write to. */
export interface Ground {
	readonly repository: Repository;
	locate(anchor: Anchor, path: string): string;
	/** As people and diffs name the file. */
	show(anchor: Anchor, path: string): string;
	/** Null when absent. @throws ChangeError CHANGE_PATH_OUTSIDE when a link leads out of the anchor. */
	read(anchor: Anchor, path: string): Promise<Buffer | null>;
}

async function findRealPath(path: string): Promise<string> {
	const real = await realpath(path).catch(() => null);
	return real ?? join(await findRealPath(dirname(path)), relative(dirname(path), path));
}

/** A repository can hold links that lead anywhere; nothing is read or written through one. */
async function assertInside(root: string, path: string): Promise<void> {
	const inside = relative(await realpath(root), await findRealPath(dirname(path)));
	const isLink = await lstat(path).then(
		(stats) => stats.isSymbolicLink(),
		() => false,
	);
	if (!isLink && inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)) return;
	throw new ChangeError("CHANGE_PATH_OUTSIDE", {
		message: `${path} is a link, or lies behind one that leads outside ${root}.`,
		fix: "Replace the link by what it points at, and run the command again.",
	});
}

/** @throws ChangeError CHANGE_NO_WORK_TREE in a bare repository. */
export function openGround(repository: Repository): Ground {
	if (repository.bare) {
		throw new ChangeError("CHANGE_NO_WORK_TREE", {
			message: "A bare repository cannot be set up; a clone can.",
		});
	}
	const roots: Readonly<Record<Anchor, string>> = { worktree: repository.root, git: repository.commonDir };
	const locate = (anchor: Anchor, path: string): string => join(roots[anchor], path);
	return {
		repository,
		locate,
		show: (anchor, path) => (anchor === "worktree" ? path : `.git/${path}`),
		async read(anchor, path) {
			const file = locate(anchor, path);
			await assertInside(roots[anchor], file);
			try {
				return await readFile(file);
			} catch (error) {
				if (isAbsent(error)) return null;
				throw error;
			}
		},
	};
}
