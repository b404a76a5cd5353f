import type { ObjectId } from "../model/index.ts";
import { type ObjectReader, openObjects } from "./open-objects.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/**
 * Where git looks for a ref that does not exist under its full name: a tag `refs/notes/ai` is fetched without anybody
 * asking, and must not stand in for the ref. https://git-scm.com/docs/gitrevisions#_specifying_revisions
 */
const ELSEWHERE = [
	(ref: string) => `refs/${ref}`,
	(ref: string) => `refs/tags/${ref}`,
	(ref: string) => `refs/heads/${ref}`,
	(ref: string) => `refs/remotes/${ref}`,
	(ref: string) => `refs/remotes/${ref}/HEAD`,
];

async function findExactly(repository: Repository, ref: string): Promise<ObjectId | null> {
	const args = ["show-ref", "--verify", "--hash", "--", ref];
	const { stdout, exitCode } = await runGit({ cwd: repository.root, args, accept: [0, 1, 128] });
	return exitCode === 0 ? stdout.toString("latin1").trim() : null;
}

async function findWith(
	objects: ObjectReader,
	repository: Repository,
	ref: string,
): Promise<ObjectId | null> {
	const found = await objects.find(ref);
	if (found === null) return null;
	const others = await Promise.all(ELSEWHERE.map((place) => objects.find(place(ref))));
	return others.every((other) => other === null) ? found.id : findExactly(repository, ref);
}

/** What the ref of this full name points at, null when there is none or its object is not in this clone. */
export async function findRef(repository: Repository, ref: string): Promise<ObjectId | null> {
	const objects = openObjects(repository);
	try {
		return await findWith(objects, repository, ref);
	} finally {
		await objects.close();
	}
}
