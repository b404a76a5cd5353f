import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { GitFolder } from "./find-git-folder.ts";

/** Size and time of change of all files below a folder. */
export interface FileStats {
	/** By absolute path. */
	readonly files: ReadonlyMap<string, string>;
	/** False when a limit ended the walk: a file that is missing here may have been there. */
	readonly complete: boolean;
	/** Of HEAD and the index: when it changes, git itself may have brought files in. */
	readonly mark: string;
}

const MAX_ENTRIES = 50_000;
const MAX_MILLISECONDS = 1_500;
const SKIPPED = [".git", "node_modules"];

function toStamp(file: string): string | null {
	try {
		const entry = lstatSync(file, { bigint: true, throwIfNoEntry: false });
		return entry?.isFile() ? `${entry.size}:${entry.mtimeNs}:${entry.ctimeNs}` : null;
	} catch {
		return null;
	}
}

/** Names of folders that the top `.gitignore` leaves out wherever they stand; patterns it would take git to read stay in. */
function readIgnoredNames(top: string): ReadonlySet<string> {
	let text = "";
	try {
		text = readFileSync(join(top, ".gitignore"), "utf8").slice(0, 100_000);
	} catch {
		// None: nothing is ignored.
	}
	const lines = text.split(/\r?\n/).map((line) => line.trim());
	const names = lines.flatMap((line) => /^([\w.-]+)\/?$/.exec(line)?.[1] ?? []);
	const exceptions = lines.filter((line) => line.startsWith("!")).join("\n");
	return new Set([...SKIPPED, ...names.filter((name) => !exceptions.includes(name))]);
}

function listFolder(folder: string) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}

/** Stats of the work tree; stops at 50,000 entries or after 1.5 seconds. Follows no links. */
export function walkStats(repository: GitFolder, elapsed: () => number): FileStats {
	const started = elapsed();
	const ignored = readIgnoredNames(repository.top);
	const files = new Map<string, string>();
	const folders = [repository.top];
	let entries = 0;
	let complete = true;
	for (let folder = folders.pop(); folder !== undefined && complete; folder = folders.pop()) {
		for (const entry of listFolder(folder)) {
			entries += 1;
			if (ignored.has(entry.name)) continue;
			// Not by `join`, which takes as long as asking the disk.
			const path = folder.endsWith(sep) ? folder + entry.name : folder + sep + entry.name;
			if (entry.isDirectory()) folders.push(path);
			const stamp = entry.isFile() ? toStamp(path) : null;
			if (stamp !== null) files.set(path, stamp);
		}
		complete = entries <= MAX_ENTRIES && elapsed() - started <= MAX_MILLISECONDS;
	}
	const { gitFolder } = repository;
	const mark = [join(gitFolder, "HEAD"), join(gitFolder, "index")]
		.map((file) => toStamp(file) ?? "")
		.join(" ");
	return { files, complete, mark };
}

/** Files that are new or have another stamp. */
export function findChangedFiles(before: FileStats, after: FileStats): readonly string[] {
	return [...after.files].flatMap(([path, stamp]) => {
		const known = before.files.get(path);
		return known === stamp || (known === undefined && !before.complete) ? [] : [path];
	});
}
