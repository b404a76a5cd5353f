import type { ObjectId, Revision } from "../model/index.ts";
import type { Comparison, Head } from "./comparison.ts";
import { decodePath } from "./decode-path.ts";
import { ChangeError } from "./errors.ts";
import { createFieldSplitter } from "./raw-diff.ts";
import type { Repository } from "./repository.ts";
import { readGitText, streamGit } from "./run-git.ts";
import { withTemporaryIndex } from "./temporary-index.ts";

const NAMED_CONFLICTS = 5;

async function assertMerged(repository: Repository, environment: Record<string, string>): Promise<void> {
	const paths = new Set<string>();
	const split = createFieldSplitter((field) =>
		paths.add(decodePath(field.subarray(field.indexOf(0x09) + 1))),
	);
	await streamGit({ cwd: repository.root, args: ["ls-files", "--unmerged", "-z"], environment }, split);
	if (paths.size === 0) return;
	const named = [...paths].slice(0, NAMED_CONFLICTS).join(", ");
	const more = paths.size > NAMED_CONFLICTS ? ` and ${paths.size - NAMED_CONFLICTS} more` : "";
	throw new ChangeError("CHANGE_INDEX_UNMERGED", {
		message: `The index holds unresolved merge conflicts: ${named}${more}.`,
	});
}

/**
 * The tree that a commit of the index would have. Adds tree objects to the repository, as `git stash create` does.
 * @throws ChangeError CHANGE_INDEX_UNMERGED, CHANGE_INDEX_UNREADABLE, CHANGE_NO_WORK_TREE in a bare repository.
 */
export async function readStagedTree(repository: Repository): Promise<ObjectId> {
	if (repository.bare) {
		throw new ChangeError("CHANGE_NO_WORK_TREE", {
			message: "A bare repository has no index, so nothing is staged.",
		});
	}
	return withTemporaryIndex(repository.indexFile, async (copy) => {
		const environment = { GIT_INDEX_FILE: copy };
		try {
			return await readGitText({ cwd: repository.root, args: ["write-tree"], environment });
		} catch (error) {
			// git refuses an index with conflicts, and names one of them in words that nobody could read twice.
			await assertMerged(repository, environment);
			throw error;
		}
	});
}

/** HEAD against the tree of the index; against the empty tree before the first commit. */
export function compareStaged(repository: Repository, head: Head | null, tree: ObjectId): Comparison {
	const base: Revision =
		head === null
			? { commit: null, tree: repository.emptyTree, label: "empty tree" }
			: { commit: head.commit, tree: head.tree, label: "HEAD" };
	return { kind: "staged", base, head: { commit: null, tree, label: "index" }, notes: [] };
}
