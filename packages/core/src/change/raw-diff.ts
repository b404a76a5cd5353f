import type { FileKind, FileStatus, ObjectId } from "../model/index.ts";
import { decodePath } from "./decode-path.ts";
import { ChangeError } from "./errors.ts";
import type { Repository } from "./repository.ts";
import { streamGit } from "./run-git.ts";

export type EntryKind = "file" | Extract<FileKind, "symlink" | "submodule">;

/** One side of a changed path, null object where it does not exist. */
export interface DiffSide {
	readonly kind: EntryKind | null;
	readonly executable: boolean;
	readonly object: ObjectId | null;
}

export interface DiffEntry {
	readonly status: FileStatus;
	readonly path: string;
	readonly oldPath: string | null;
	readonly old: DiffSide;
	readonly new: DiffSide;
}

/**
 * What every comparison of two trees is made with. Nothing that a repository configures may change it; above all
 * `.gitmodules` may not hide a submodule (`ignore = all`), which `--ignore-submodules=none` prevents.
 */
export const DIFF_OPTIONS: readonly string[] = [
	"-r",
	"--no-ext-diff",
	"--no-textconv",
	"--no-color",
	"--no-relative",
	"--ignore-submodules=none",
	"--submodule=short",
	"--find-renames",
	"--find-copies",
	"-l2000",
];

const STATUSES: Readonly<Record<string, FileStatus>> = {
	A: "added",
	M: "modified",
	D: "deleted",
	R: "renamed",
	C: "copied",
	T: "type-changed",
};

function parseSide(mode: string, object: string): DiffSide {
	const kinds: Readonly<Record<string, EntryKind>> = { "120000": "symlink", "160000": "submodule" };
	const absent = /^0+$/.test(object);
	return {
		kind: mode === "000000" ? null : (kinds[mode] ?? "file"),
		executable: mode === "100755",
		object: absent ? null : object,
	};
}

/** `:oldmode newmode oldobject newobject status`: https://git-scm.com/docs/diff-format#_raw_output_format */
function parseEntry(header: string, paths: readonly string[]): DiffEntry {
	const match = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(header);
	const status = STATUSES[match?.[5] ?? ""];
	const path = paths.at(-1);
	if (!match || !status || path === undefined) {
		throw new ChangeError("CHANGE_UNEXPECTED_OUTPUT", {
			message: `git diff-tree printed ${JSON.stringify(header.slice(0, 200))}.`,
		});
	}
	return {
		status,
		path,
		oldPath: paths.length === 2 ? (paths[0] ?? null) : null,
		old: parseSide(match[1] ?? "", match[3] ?? ""),
		new: parseSide(match[2] ?? "", match[4] ?? ""),
	};
}

/** Calls `onField` for each NUL-ended field, whatever the pieces they arrive in. */
export function createFieldSplitter(onField: (field: Buffer) => void): (chunk: Buffer) => void {
	let pending: Buffer[] = [];
	return (chunk) => {
		let start = 0;
		for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
			onField(Buffer.concat([...pending, chunk.subarray(start, end)]));
			pending = [];
			start = end + 1;
		}
		if (start < chunk.length) pending.push(chunk.subarray(start));
	};
}

/**
 * The paths that differ between two trees, in git's order.
 * @throws ChangeError CHANGE_OBJECT_MISSING where a tree is absent; CHANGE_UNEXPECTED_OUTPUT.
 */
export async function readRawDiff(
	repository: Repository,
	trees: readonly [string, string],
): Promise<DiffEntry[]> {
	const entries: DiffEntry[] = [];
	let header: string | null = null;
	let paths: string[] = [];
	const split = createFieldSplitter((field) => {
		if (header === null) {
			header = field.toString("latin1");
			return;
		}
		paths.push(decodePath(field));
		if (paths.length < (/ [RC]\d*$/.test(header) ? 2 : 1)) return;
		entries.push(parseEntry(header, paths));
		header = null;
		paths = [];
	});
	const args = ["diff-tree", ...DIFF_OPTIONS, "--raw", "-z", "--no-abbrev", ...trees];
	await streamGit({ cwd: repository.root, args }, split);
	return entries;
}
