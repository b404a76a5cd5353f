import type { ObjectId, RefEntry } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import { assertOwnRef, findRefCommit } from "./ref-tree.ts";
import type { Repository } from "./repository.ts";
import { runGit, streamGit } from "./run-git.ts";

/** Entries asked for at a time: few starts of git, and little memory. */
const BATCH = 2000;
/** No record or prompt of ours is larger; a forged one may not fill the memory. */
const BATCH_BYTES = 256 * 1024 * 1024;
const NEWLINE = 0x0a;

interface Listed {
	readonly name: string;
	readonly object: ObjectId;
}

async function listEntries(
	repository: Repository,
	commit: ObjectId,
	isWanted: (name: string) => boolean,
): Promise<readonly Listed[]> {
	const listed: Listed[] = [];
	const split = createFieldSplitter((field) => {
		const match = /^100644 blob ([0-9a-f]+)\t([^/]{2})\/([^/]+)$/.exec(field.toString("utf8"));
		const name = `${match?.[2]}${match?.[3]}`;
		if (match?.[1] !== undefined && isWanted(name)) listed.push({ name, object: match[1] });
	});
	await streamGit({ cwd: repository.root, args: ["ls-tree", "-r", "-z", "--full-tree", commit] }, split);
	return listed;
}

/** Reads `git cat-file --batch`: a header line `NAME TYPE SIZE` or `NAME missing`, the content, a line end. */
function* parseBatch(output: Buffer, listed: readonly Listed[]): Generator<RefEntry> {
	let at = 0;
	for (const { name } of listed) {
		const end = output.indexOf(NEWLINE, at);
		const header = output.toString("latin1", at, end);
		const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(header)?.[1];
		at = end + 1;
		if (size === undefined) {
			throw new ChangeError("CHANGE_OBJECT_MISSING", {
				message: `The content of the entry ${name} is absent.`,
			});
		}
		yield { name, content: output.subarray(at, at + Number(size)) };
		at += Number(size) + 1;
	}
}

/**
 * Contents of the wanted entries of a ref, each read once; nothing when the ref does not exist.
 * @throws ChangeError CHANGE_REF_INVALID, CHANGE_OBJECT_MISSING, CHANGE_GIT_FAILED
 */
export async function* readEntries(
	repository: Repository,
	ref: string,
	isWanted: (name: string) => boolean,
): AsyncGenerator<RefEntry> {
	assertOwnRef(ref);
	const commit = await findRefCommit(repository, ref);
	if (commit === null) return;
	const listed = await listEntries(repository, commit, isWanted);
	for (let i = 0; i < listed.length; i += BATCH) {
		const part = listed.slice(i, i + BATCH);
		const { stdout } = await runGit({
			cwd: repository.root,
			args: ["cat-file", "--batch"],
			input: part.map(({ object }) => `${object}\n`).join(""),
			maxBytes: BATCH_BYTES,
		});
		yield* parseBatch(stdout, part);
	}
}
