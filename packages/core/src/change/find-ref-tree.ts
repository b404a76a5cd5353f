import type { ObjectId } from "../model/index.ts";
import type { Repository } from "./repository.ts";
import { findCommit } from "./resolve-revision.ts";
import { readGitText } from "./run-git.ts";

/** What git refuses in a ref's name, and what would make it a search through history or an expression. */
const REF = /^refs\/[A-Za-z0-9][A-Za-z0-9/_-]{0,250}$/;

/** The tree of the commit that a ref points at, by the ref's full name; null where there is none. Never fetches. */
export async function findRefTree(repository: Repository, ref: string): Promise<ObjectId | null> {
	if (!REF.test(ref)) return null;
	const commit = await findCommit(repository, ref);
	if (commit === null) return null;
	return readGitText({ cwd: repository.root, args: ["rev-parse", "--verify", `${commit}^{tree}`] });
}
