import type { Stats } from "node:fs";
import { lstat, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { decodePath, isArgumentPath } from "./decode-path.ts";
import { ChangeError } from "./errors.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import type { Repository } from "./repository.ts";
import { streamGit } from "./run-git.ts";
import { walkDirectory } from "./walk-directory.ts";

export interface WorktreeFile {
	/** Relative to the root, with forward slashes. */
	readonly path: string;
	readonly absolutePath: string;
}

interface Scope {
	/** Real path; nothing outside is listed. */
	readonly root: string;
	/** What the user's relative paths are relative to. */
	readonly from: string;
	readonly repository: Repository | null;
}

interface Named {
	readonly absolute: string;
	readonly stats: Stats;
}

const LSTAT_BATCH = 256;

function isInside(root: string, path: string): boolean {
	const inside = relative(root, path);
	return inside === "" || (inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside));
}

function toSlashes(path: string): string {
	return sep === "/" ? path : path.replaceAll(sep, "/");
}

async function getNamed(scope: Scope, path: string): Promise<Named> {
	const absent = (cause: unknown): never => {
		throw new ChangeError("CHANGE_PATH_MISSING", {
			message: `${path} does not exist or may not be read.`,
			cause,
		});
	};
	const target = resolve(scope.from, path);
	const parent = await realpath(dirname(target)).catch(absent);
	const absolute = join(parent, basename(target));
	const real = await realpath(absolute).catch(absent);
	if (!isInside(scope.root, absolute) || !isInside(scope.root, real)) {
		throw new ChangeError("CHANGE_PATH_OUTSIDE", { message: `${path} leads outside ${scope.root}.` });
	}
	return { absolute: real, stats: await lstat(real).catch(absent) };
}

async function listTracked(
	repository: Repository,
	root: string,
	folders: readonly string[],
): Promise<string[]> {
	const found: string[] = [];
	const split = createFieldSplitter((field) => found.push(decodePath(field)));
	const limits = folders.map((folder) => toSlashes(relative(root, folder)) || ".");
	const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ...limits];
	const environment = { GIT_INDEX_FILE: repository.indexFile };
	await streamGit({ cwd: root, args, environment }, split);
	return found.map((path) => join(root, path));
}

async function listFolders(scope: Scope, folders: readonly string[]): Promise<readonly string[]> {
	if (folders.length === 0) return [];
	if (scope.repository) return listTracked(scope.repository, scope.root, folders);
	const found: string[] = [];
	for (const folder of folders) for (const file of await walkDirectory(folder)) found.push(file);
	return found;
}

/** Folders whose real path lies inside the root; a tracked folder may have been replaced by a link to elsewhere. */
function createFolderCheck(root: string): (file: string) => Promise<boolean> {
	const known = new Map<string, Promise<boolean>>();
	return (file) => {
		const folder = dirname(file);
		const check =
			known.get(folder) ??
			realpath(folder).then(
				(real) => isInside(root, real),
				() => false,
			);
		known.set(folder, check);
		return check;
	};
}

/**
 * Regular files only. Names that are not UTF-8 stay in the list: they cannot be opened by their text, and whoever tries
 * reports them as unreadable, which is better than silence.
 */
async function keepFiles(scope: Scope, files: readonly string[]): Promise<WorktreeFile[]> {
	const isFolderInside = createFolderCheck(scope.root);
	const keep = async (absolutePath: string): Promise<WorktreeFile[]> => {
		const path = toSlashes(relative(scope.root, absolutePath));
		const stats = await lstat(absolutePath).catch(() => null);
		const isFile = stats ? stats.isFile() : !isArgumentPath(path);
		return isFile && (await isFolderInside(absolutePath)) ? [{ path, absolutePath }] : [];
	};
	const kept: WorktreeFile[] = [];
	for (let start = 0; start < files.length; start += LSTAT_BATCH) {
		const batch = await Promise.all(files.slice(start, start + LSTAT_BATCH).map(keep));
		kept.push(...batch.flat());
	}
	return kept.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

async function openScope(place: Repository | string): Promise<Scope> {
	if (typeof place !== "string" && place.bare) {
		throw new ChangeError("CHANGE_NO_WORK_TREE", { message: "A bare repository has no files to list." });
	}
	const from = resolve(typeof place === "string" ? place : place.directory);
	const root = await realpath(typeof place === "string" ? from : place.root).catch((cause: unknown) => {
		throw new ChangeError("CHANGE_DIRECTORY_MISSING", {
			message: `The directory ${from} does not exist.`,
			cause,
		});
	});
	return { root, from, repository: typeof place === "string" ? null : place };
}

/**
 * Files of a work tree (tracked, and untracked unless ignored) or of a plain folder, sorted by path. `paths` narrows
 * them down, relative to where the repository was opened; no path means everything. A file that is named itself is
 * listed even where it is ignored. Symbolic links, devices and nested repositories are left out; in a plain folder also
 * `node_modules` and the folders of version control.
 * @throws ChangeError CHANGE_PATH_MISSING, CHANGE_PATH_OUTSIDE, CHANGE_TOO_MANY_FILES, CHANGE_DIRECTORY_MISSING,
 * CHANGE_NO_WORK_TREE.
 */
export async function listWorktreeFiles(
	place: Repository | string,
	paths: readonly string[],
): Promise<readonly WorktreeFile[]> {
	const scope = await openScope(place);
	const named: Named[] = [];
	for (const path of paths) named.push(await getNamed(scope, path));
	const folders = paths.length === 0 ? [scope.root] : named.filter(({ stats }) => stats.isDirectory());
	const starts = folders.map((folder) => (typeof folder === "string" ? folder : folder.absolute));
	const single = named.filter(({ stats }) => !stats.isDirectory()).map(({ absolute }) => absolute);
	return keepFiles(scope, [...new Set([...single, ...(await listFolders(scope, starts))])]);
}
