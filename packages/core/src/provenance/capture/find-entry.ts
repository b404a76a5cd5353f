import { lstatSync, type Stats } from "node:fs";

/**
 * What stands at a path, never through a link; null where nothing does, and where nobody can look: below a file, in a
 * circle of links, in a folder that is closed, under a name that no file system takes.
 */
export function findEntry(file: string): Stats | null {
	try {
		return lstatSync(file, { throwIfNoEntry: false }) ?? null;
	} catch {
		return null;
	}
}
