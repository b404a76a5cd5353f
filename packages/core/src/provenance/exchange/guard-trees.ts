import { CountersignError, type TreeReader } from "../../model/index.ts";
import type { ProblemLog } from "../problem-log.ts";

/**
 * A reader for which a file that is too large or damaged is a problem and absent: what foreign evidence names may not end
 * an import. Each is listed once.
 */
export function guardTrees(trees: TreeReader, problems: ProblemLog): TreeReader {
	return {
		listTree: (tree) => trees.listTree(tree),
		async readPath(tree, path) {
			try {
				return await trees.readPath(tree, path);
			} catch (error) {
				if (!(error instanceof CountersignError)) throw error;
				problems.add("PROVENANCE_CONTENT_UNREADABLE", path, error.message);
				return null;
			}
		},
	};
}
