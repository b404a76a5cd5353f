import type { Change, ChangedFile, LineHistory, LineIntroduction, ObjectId } from "../model/index.ts";

/** git answers several files at once on most machines, and more at a time only cost memory. */
const BATCH = 8;

/** Which commits of the change introduced the added lines, by file. */
export interface Introductions {
	readonly byFile: ReadonlyMap<string, readonly LineIntroduction[]>;
	readonly commits: readonly ObjectId[];
	/** Names of the changed files, at the head and in the commits that introduced their lines. */
	readonly paths: ReadonlySet<string>;
	/** Whether any added line was introduced by `commit` in `path`. */
	has(commit: ObjectId, path: string): boolean;
}

function collect(change: Change, byFile: ReadonlyMap<string, readonly LineIntroduction[]>): Introductions {
	const pairs = new Set<string>();
	const commits = new Set<ObjectId>();
	const paths = new Set(change.files.map((file) => file.path));
	for (const { commit, path } of [...byFile.values()].flat()) {
		pairs.add(`${commit}\0${path}`);
		commits.add(commit);
		paths.add(path);
	}
	const has = (commit: ObjectId, path: string) => pairs.has(`${commit}\0${path}`);
	return { byFile, commits: [...commits], paths, has };
}

/**
 * Asks the history for every changed text file. Answers that name a commit outside the change are dropped, so that no
 * note of an unrelated commit can speak for these lines. Staged lines have no commit yet.
 */
export async function readIntroductions(change: Change, history: LineHistory): Promise<Introductions> {
	const byFile = new Map<string, readonly LineIntroduction[]>();
	const known = new Set(change.commits.map((commit) => commit.id));
	const files = change.files.filter((file) => file.kind === "text" && file.added.length > 0);
	const read = async (file: ChangedFile) => {
		const found = await history.findIntroductions(change, file);
		byFile.set(
			file.path,
			found.filter(({ commit }) => known.has(commit)),
		);
	};
	for (let i = 0; known.size > 0 && i < files.length; i += BATCH) {
		await Promise.all(files.slice(i, i + BATCH).map(read));
	}
	return collect(change, byFile);
}
