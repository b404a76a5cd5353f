import { CountersignError, type TreeReader } from "../model/index.ts";
import type { ProblemLog } from "./problem-log.ts";

/**
 * A reader for which a file that is too large to read is a problem and absent, so that its lines stay `unknown`. What is
 * damaged or missing still ends the reading: that is not "no evidence".
 */
export function skipLargeFiles(trees: TreeReader, problems: ProblemLog): TreeReader {
	return {
		listTree: (tree) => trees.listTree(tree),
		async readPath(tree, path) {
			try {
				return await trees.readPath(tree, path);
			} catch (error) {
				if (!(error instanceof CountersignError) || error.code !== "CHANGE_BLOB_TOO_LARGE") throw error;
				problems.add("PROVENANCE_CONTENT_UNREADABLE", path, error.message);
				return null;
			}
		},
	};
}
