import type { Commit, ObjectId } from "../model/index.ts";
import { parseCommit } from "./commit-object.ts";
import { ChangeError } from "./errors.ts";
import type { ObjectReader } from "./open-objects.ts";
import type { Repository } from "./repository.ts";
import { readGitText } from "./run-git.ts";

/** More commits than this are not listed one by one; a note of the change says so. */
export const COMMIT_LIMIT = 20_000;
const COMMIT_BYTES_LIMIT = 1024 * 1024;

/**
 * One commit.
 * @throws ChangeError CHANGE_OBJECT_MISSING when it is absent.
 */
export async function readCommit(objects: ObjectReader, id: ObjectId): Promise<Commit> {
	const chunks: Buffer[] = [];
	let size = 0;
	const header = await objects.visit(id, {
		onChunk: (chunk) => {
			// A message beyond the limit is cut; what attribution reads stands in the headers and the first megabyte.
			if (size < COMMIT_BYTES_LIMIT) chunks.push(chunk.subarray(0, COMMIT_BYTES_LIMIT - size));
			size += chunk.length;
		},
	});
	if (header?.type !== "commit") {
		throw new ChangeError("CHANGE_OBJECT_MISSING", { message: `Commit ${id} is absent from this clone.` });
	}
	return parseCommit(id, Buffer.concat(chunks));
}

/** Object names of `base..head`, oldest first; all of head's history when base is null. */
export async function listCommits(
	repository: Repository,
	base: ObjectId | null,
	head: ObjectId,
): Promise<readonly ObjectId[]> {
	const range = base === null ? [head] : [head, `^${base}`];
	const args = ["rev-list", "--topo-order", "--reverse", `--max-count=${COMMIT_LIMIT}`, ...range, "--"];
	const text = await readGitText({ cwd: repository.root, args });
	return text === "" ? [] : text.split("\n");
}
