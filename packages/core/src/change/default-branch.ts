import type { ConfigReader, ObjectId } from "../model/index.ts";
import type { Repository } from "./repository.ts";
import { findCommit } from "./resolve-revision.ts";
import { runGit } from "./run-git.ts";

/** The branch that changes are made against. */
export interface DefaultBranch {
	/** Short name, e.g. `main`. */
	readonly name: string;
	/** What it is compared as: `origin/main` where the remote has it, otherwise the local branch. */
	readonly label: string;
	readonly commit: ObjectId;
}

const CONVENTIONAL = ["main", "master", "trunk"];

/** The target of a symbolic ref without its `prefix`, null when it is absent, no symbolic ref or points elsewhere. */
export async function findSymbolicTarget(
	repository: Repository,
	ref: string,
	prefix: string,
): Promise<string | null> {
	const { stdout, exitCode } = await runGit({
		cwd: repository.root,
		args: ["symbolic-ref", "--quiet", ref],
		accept: [0, 1, 128],
	});
	const target = stdout.toString("utf8").trimEnd();
	return exitCode === 0 && target.startsWith(prefix) ? target.slice(prefix.length) : null;
}

async function findBranch(repository: Repository, name: string): Promise<DefaultBranch | null> {
	const remote = await findCommit(repository, `refs/remotes/origin/${name}`);
	if (remote !== null) return { name, label: `origin/${name}`, commit: remote };
	const local = await findCommit(repository, `refs/heads/${name}`);
	return local === null ? null : { name, label: name, commit: local };
}

/** What `origin/HEAD` names, else `init.defaultBranch`, else main, master or trunk, whichever exists first. */
export async function findDefaultBranch(
	repository: Repository,
	config: ConfigReader,
): Promise<DefaultBranch | null> {
	const [published, configured] = await Promise.all([
		findSymbolicTarget(repository, "refs/remotes/origin/HEAD", "refs/remotes/origin/"),
		config.readConfig("init.defaultBranch"),
	]);
	const names = [published, configured, ...CONVENTIONAL];
	for (const name of new Set(names)) {
		if (name === null || name === "") continue;
		const branch = await findBranch(repository, name);
		if (branch !== null) return branch;
	}
	return null;
}
