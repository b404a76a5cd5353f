import type { ObjectId } from "../model/index.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import { isEntryName, parseEntryPath } from "./ref-layout.ts";
import type { Repository } from "./repository.ts";
import { streamGit } from "./run-git.ts";

/** A path at which two commits of a ref differ; null where one of them has no file. */
export interface EntryDifference {
	readonly name: string;
	readonly from: ObjectId | null;
	readonly to: ObjectId | null;
}

const FILE_MODE = "100644";

/** `:<mode> <mode> <object> <object> <status>`: https://git-scm.com/docs/git-diff-tree#_raw_output_format */
const RAW = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*$/;

/** Paths at which two commits of one of our refs differ; what is none of our entries is left out. */
export async function compareEntries(
	repository: Repository,
	from: ObjectId,
	to: ObjectId,
): Promise<readonly EntryDifference[]> {
	const differences: EntryDifference[] = [];
	let raw: RegExpExecArray | null = null;
	const split = createFieldSplitter((field) => {
		const text = field.toString("utf8");
		if (raw === null) {
			raw = RAW.exec(text);
			return;
		}
		const [, oldMode, newMode, oldObject = "", newObject = ""] = raw;
		raw = null;
		const name = parseEntryPath(text);
		if (name === null || !isEntryName(name)) return;
		differences.push({
			name,
			from: oldMode === FILE_MODE ? oldObject : null,
			to: newMode === FILE_MODE ? newObject : null,
		});
	});
	const args = ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", from, to];
	await streamGit({ cwd: repository.root, args }, split);
	return differences;
}

/** Names of the entries that stand at any of these paths. */
export async function listDifferentNames(
	repository: Repository,
	from: ObjectId,
	to: ObjectId,
): Promise<readonly string[]> {
	const differences = await compareEntries(repository, from, to);
	return [...new Set(differences.map(({ name }) => name))];
}
