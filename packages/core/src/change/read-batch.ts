import { ChangeError } from "./errors.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** An object as `git cat-file` names it. */
export interface FoundObject {
	readonly id: string;
	readonly type: string;
}

/** No record or prompt of ours is larger; a forged one may not fill the memory. */
const BATCH_BYTES = 256 * 1024 * 1024;
const NEWLINE = 0x0a;
const HEADER = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) (\d+)$/;

function parseHeader(line: string): { readonly found: FoundObject; readonly size: number } | null {
	const match = HEADER.exec(line);
	if (match) return { found: { id: match[1] ?? "", type: match[2] ?? "" }, size: Number(match[3]) };
	if (/ (?:missing|ambiguous)$/.test(line)) return null;
	const message = `git cat-file answered ${JSON.stringify(line.slice(0, 200))}.`;
	throw new ChangeError("CHANGE_UNEXPECTED_OUTPUT", { message });
}

/** What each of the revisions or `REVISION:PATH` names; one start of git for all of them. */
export async function findObjects(
	repository: Repository,
	names: readonly string[],
): Promise<readonly (FoundObject | null)[]> {
	if (names.length === 0) return [];
	const input = names.map((name) => `${name}\n`).join("");
	const args = ["cat-file", "--batch-check", "--buffer"];
	const { stdout } = await runGit({ cwd: repository.root, args, input });
	const lines = stdout.toString("latin1").split("\n");
	return names.map((_, index) => parseHeader(lines[index] ?? "")?.found ?? null);
}

/**
 * The content of each blob, null where there is none; one start of git for all of them.
 * @throws ChangeError CHANGE_OUTPUT_TOO_LARGE
 */
export async function readBlobs(
	repository: Repository,
	names: readonly string[],
): Promise<readonly (Buffer | null)[]> {
	if (names.length === 0) return [];
	const input = names.map((name) => `${name}\n`).join("");
	const args = ["cat-file", "--batch", "--buffer"];
	const { stdout } = await runGit({ cwd: repository.root, args, input, maxBytes: BATCH_BYTES });
	let at = 0;
	return names.map(() => {
		const end = stdout.indexOf(NEWLINE, at);
		const header = parseHeader(stdout.toString("latin1", at, end));
		at = end + 1;
		if (header === null) return null;
		const content = stdout.subarray(at, at + header.size);
		at += header.size + 1;
		return header.found.type === "blob" ? content : null;
	});
}
