import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface TextFile {
	/** Relative to the folder read, with forward slashes. */
	readonly path: string;
	readonly text: string;
}

/** All files under a folder, sorted by path, so that the same sources give the same bytes. */
export function readTextFiles(folder: string): readonly TextFile[] {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((file) => ({
			path: file.slice(folder.length + 1).replaceAll("\\", "/"),
			text: readFileSync(file, "utf8"),
		}))
		.sort((a, b) => (a.path < b.path ? -1 : 1));
}
