import { findClosestName } from "../kit/index.ts";
import type { ObjectId } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import { findObject } from "./open-objects.ts";
import type { Repository } from "./repository.ts";
import { readGitText } from "./run-git.ts";

const REF_LIMIT = 5000;
const SHOWN_LENGTH = 200;

/** The commit that a revision names, null when it names none. Never fetches. */
export async function findCommit(repository: Repository, revision: string): Promise<ObjectId | null> {
	// No name of git begins like an option; `^{commit}` alone would name the latest one.
	if (revision === "" || revision.startsWith("-")) return null;
	const found = await findObject(repository, `${revision}^{commit}`);
	return found?.id ?? null;
}

async function listRefNames(repository: Repository): Promise<readonly string[]> {
	const args = ["for-each-ref", `--count=${REF_LIMIT}`, "--sort=-committerdate", "--format=%(refname)"];
	const text = await readGitText({
		cwd: repository.root,
		args: [...args, "refs/heads", "refs/tags", "refs/remotes"],
	});
	return text.split("\n").map((name) => name.replace(/^refs\/(?:heads|tags|remotes)\//, ""));
}

function explainUnknown(repository: Repository, closest: string | null): string {
	if (closest !== null) return `Did you mean \`${closest}\`?`;
	if (!repository.shallow) return "List what there is with `git branch --all` and `git tag`.";
	return "This clone is shallow: run `git fetch --unshallow`, or fetch the branch you compare with.";
}

/** The same name on a remote, or one with few typing errors, with or without the name of its remote. */
function findMeant(revision: string, names: readonly string[]): string | null {
	const onRemote = (short: string): string | undefined => names.find((name) => name.endsWith(`/${short}`));
	const shorts = names.map((name) => name.slice(name.indexOf("/") + 1));
	const closest = onRemote(revision) ?? findClosestName(revision, [...names, ...shorts]);
	return closest === null || names.includes(closest) ? closest : (onRemote(closest) ?? null);
}

/**
 * The commit that a revision names.
 * @throws ChangeError CHANGE_REVISION_UNKNOWN, with the closest branch or tag as its fix.
 */
export async function getCommit(repository: Repository, revision: string): Promise<ObjectId> {
	const id = await findCommit(repository, revision);
	if (id !== null) return id;
	const closest = findMeant(revision, await listRefNames(repository));
	throw new ChangeError("CHANGE_REVISION_UNKNOWN", {
		message: `${JSON.stringify(revision.slice(0, SHOWN_LENGTH))} names no commit of this repository.`,
		fix: explainUnknown(repository, closest),
	});
}
