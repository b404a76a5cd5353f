import { stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import { ChangeError } from "./errors.ts";
import { readGitText } from "./run-git.ts";

/** An opened repository. Holds machine paths: never store it. */
export interface Repository {
	/** Where it was opened; relative paths of the user are relative to this. */
	readonly directory: string;
	/** Absolute work tree; the git directory when `bare`. */
	readonly root: string;
	readonly gitDir: string;
	/** Equal to `gitDir` except in linked worktrees. */
	readonly commonDir: string;
	/** The index in force: inside a commit hook git names a temporary one. */
	readonly indexFile: string;
	readonly bare: boolean;
	readonly shallow: boolean;
	readonly objectFormat: "sha1" | "sha256";
	/** Object name of the empty tree in this object format; git knows it without storing it. */
	readonly emptyTree: string;
}

const EMPTY_TREES = {
	sha1: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
	sha256: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
} as const;

async function assertDirectory(directory: string): Promise<void> {
	const found = await stat(directory).catch((cause: unknown) => {
		throw new ChangeError("CHANGE_DIRECTORY_MISSING", {
			message: `The directory ${directory} does not exist or may not be entered.`,
			cause,
		});
	});
	if (found.isDirectory()) return;
	throw new ChangeError("CHANGE_DIRECTORY_MISSING", { message: `${directory} is not a directory.` });
}

/**
 * `git commit -a` and `git commit FILE` give their hooks a temporary index to look at. It is believed only when it lies
 * in this repository: https://git-scm.com/docs/githooks#_pre_commit
 */
function chooseIndexFile(gitDir: string, root: string): string {
	const named = process.env.GIT_INDEX_FILE;
	if (!named) return join(gitDir, "index");
	const file = resolve(root, named);
	const inside = relative(gitDir, file);
	return inside.startsWith("..") || isAbsolute(inside) ? join(gitDir, "index") : file;
}

type Facts = Pick<Repository, "root" | "gitDir" | "commonDir" | "bare"> & {
	readonly shallow: string;
	readonly format: string;
};

const QUESTIONS = ["--is-bare-repository", "--is-shallow-repository", "--show-object-format"] as const;
const PLACES = ["--git-dir", "--git-common-dir", "--show-toplevel"] as const;

function ask(cwd: string, ...args: readonly string[]): Promise<string> {
	return readGitText({ cwd, args: ["rev-parse", "--path-format=absolute", ...args] });
}

/** One start of git for everything; null where there is no work tree, or a path holds a line end. */
async function findFactsAtOnce(cwd: string): Promise<Facts | null> {
	const text = await ask(cwd, ...QUESTIONS, ...PLACES).catch(() => "");
	const lines = text.split("\n");
	if (lines.length !== QUESTIONS.length + PLACES.length) return null;
	const [bare, shallow = "", format = "", gitDir = "", commonDir = "", root = ""] = lines;
	return { root, gitDir, commonDir, bare: bare === "true", shallow, format };
}

async function readFactsOneByOne(cwd: string): Promise<Facts> {
	const [answers, gitDir, commonDir] = await Promise.all([
		ask(cwd, ...QUESTIONS),
		ask(cwd, "--git-dir"),
		ask(cwd, "--git-common-dir"),
	]);
	const [bare, shallow = "", format = ""] = answers.split("\n");
	const root = bare === "true" ? gitDir : await ask(cwd, "--show-toplevel");
	return { root, gitDir, commonDir, bare: bare === "true", shallow, format };
}

/**
 * Opens the repository that `directory` lies in. Bare repositories can be read, but have nothing staged.
 * @throws ChangeError CHANGE_DIRECTORY_MISSING, CHANGE_GIT_MISSING, CHANGE_NOT_A_REPOSITORY, CHANGE_DUBIOUS_OWNERSHIP,
 * CHANGE_NO_WORK_TREE (inside .git).
 */
export async function openRepository(directory: string): Promise<Repository> {
	const cwd = resolve(directory);
	await assertDirectory(cwd);
	const facts = (await findFactsAtOnce(cwd)) ?? (await readFactsOneByOne(cwd));
	const { root, gitDir, commonDir, bare, shallow, format } = facts;
	const objectFormat = format === "sha256" ? "sha256" : "sha1";
	return {
		directory: cwd,
		root,
		gitDir,
		commonDir,
		indexFile: chooseIndexFile(gitDir, root),
		bare,
		shallow: shallow === "true",
		objectFormat,
		emptyTree: EMPTY_TREES[objectFormat],
	};
}
