import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { isEvidencePath } from "../evidence-path.ts";
import { quoteLabel } from "../label.ts";
import { CaptureError } from "./errors.ts";
import { findGitFolder, type GitFolder } from "./find-git-folder.ts";

/** A file of an event inside its repository. */
export interface LocatedFile {
	readonly absolute: string;
	/** Repository-relative, forward slashes. */
	readonly path: string;
	readonly repository: GitFolder;
}

/** Longer than any system takes; checked first, because a path is walked up folder by folder. */
export const MAX_PATH = 4_096;

/** Cursor writes `/c:/folder/file` for `c:/folder/file`. */
export function normalizeEventPath(path: string): string {
	return path.replace(/^\/([A-Za-z]:[\\/])/, "$1");
}

function refuse(path: string, why: string): CaptureError {
	return new CaptureError("CAPTURE_PATH_REFUSED", { message: `${quoteLabel(path)} ${why}.` });
}

/** The real path of the nearest folder that exists, and what is below it. */
function resolveFolder(folder: string): string {
	try {
		return realpathSync(folder);
	} catch {
		const parent = dirname(folder);
		return parent === folder ? folder : join(resolveFolder(parent), basename(folder));
	}
}

function isInside(file: string, folder: string): boolean {
	const path = relative(folder, file);
	return path !== "" && path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/** Links in a circle, names too long for a file system, folders that nobody may enter. */
function findEntry(file: string, path: string) {
	try {
		return lstatSync(file, { throwIfNoEntry: false });
	} catch {
		throw refuse(path, "cannot be looked at");
	}
}

/** The folders that an event may speak of: the repositories of the workspace, or its folders outside of any. */
export function findWorkspace(folders: readonly string[]): readonly string[] {
	const tops = folders
		.map(normalizeEventPath)
		.filter((folder) => isAbsolute(folder))
		.map((folder) => findGitFolder(folder)?.top ?? resolveFolder(folder));
	return [...new Set(tops)];
}

/**
 * Finds the file that an event names.
 * @param workspace real paths that the file must lie in.
 * @throws CaptureError CAPTURE_PATH_REFUSED, CAPTURE_NO_REPOSITORY
 */
export function locateFile(path: string, cwd: string, workspace: readonly string[]): LocatedFile {
	const named = normalizeEventPath(path);
	if (path.includes("\0") || path.length > MAX_PATH || cwd.length > MAX_PATH)
		throw refuse(path, "is no path");
	if (/^[A-Za-z]:[\\/]/.test(named) && sep === "/") throw refuse(path, "is a path of another machine");
	const wanted = resolve(normalizeEventPath(cwd), named);
	const absolute = join(resolveFolder(dirname(wanted)), basename(wanted));
	if (!workspace.some((folder) => isInside(absolute, folder)))
		throw refuse(path, "lies outside of the workspace");
	if (findEntry(absolute, path)?.isSymbolicLink()) throw refuse(path, "is a symbolic link");
	if (absolute.split(sep).some((segment) => segment.toLowerCase() === ".git")) {
		throw refuse(path, "lies inside a git folder");
	}
	let folder = dirname(absolute);
	while (!findEntry(folder, path) && dirname(folder) !== folder) folder = dirname(folder);
	const repository = findGitFolder(folder);
	if (!repository)
		throw new CaptureError("CAPTURE_NO_REPOSITORY", { message: `${quoteLabel(path)} is in none.` });
	const inside = relative(repository.top, absolute).split(sep).join("/");
	if (!isEvidencePath(inside)) throw refuse(path, "cannot be named in a record");
	return { absolute, path: inside, repository };
}
