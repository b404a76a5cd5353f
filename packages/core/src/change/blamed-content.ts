import { lstat, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findClosestName } from "../kit/index.ts";
import type { ObjectId } from "../model/index.ts";
import { ChangeError, type ChangeErrorCode } from "./errors.ts";
import type { Repository } from "./repository.ts";
import { findCommit } from "./resolve-revision.ts";
import { readGitText, runGit } from "./run-git.ts";

const FILE_LIMIT = 64 * 1024 * 1024;
const LISTED_NAMES = 5000;

function refuse(code: ChangeErrorCode, message: string, fix: string): ChangeError {
	return new ChangeError(code, { message, fix });
}

/** A path as a person can type it behind a command; null where a shell would read more than a word. */
function typable(path: string): string {
	return /^[\w@%+=:,./-]+$/.test(path) ? path : "FILE";
}

/** `mode object stage` of a path in the index, `mode type object` in a tree; null where it is not there. */
async function findEntry(repository: Repository, args: readonly string[]): Promise<readonly string[] | null> {
	const environment = { GIT_INDEX_FILE: repository.indexFile };
	const { stdout, exitCode } = await runGit({ cwd: repository.root, args, environment, accept: [0, 128] });
	const [entry] = exitCode === 0 ? stdout.toString("utf8").split("\0") : [];
	return entry ? entry.slice(0, entry.indexOf("\t")).split(" ") : null;
}

function findStaged(repository: Repository, path: string) {
	return findEntry(repository, ["ls-files", "--stage", "-z", "--", path]);
}

function findCommitted(repository: Repository, commit: ObjectId, path: string) {
	return findEntry(repository, ["ls-tree", "-z", commit, "--", path]);
}

const KINDS: Readonly<Record<string, string>> = {
	"040000": "folder",
	"120000": "link",
	"160000": "submodule",
};

function assertFile(path: string, mode: string | undefined): void {
	const kind = KINDS[mode ?? ""];
	if (kind === undefined) return;
	const fix = kind === "folder" ? "Name a file in it." : "Name a file.";
	throw refuse("CHANGE_PATH_NOT_A_FILE", `${JSON.stringify(path)} is a ${kind}.`, fix);
}

async function explainMissing(repository: Repository, path: string): Promise<string> {
	const text = await readGitText({ cwd: repository.root, args: ["ls-files", "-z"] });
	const closest = findClosestName(path, text.split("\0").slice(0, LISTED_NAMES));
	return closest === null ? "Check the spelling." : `Did you mean \`${closest}\`?`;
}

async function readBlob(repository: Repository, name: string): Promise<Buffer | null> {
	const args = ["cat-file", "blob", name];
	const run = { cwd: repository.root, args, accept: [0, 128], maxBytes: FILE_LIMIT };
	const { stdout, exitCode } = await runGit(run);
	return exitCode === 0 ? stdout : null;
}

/** @throws ChangeError CHANGE_PATH_MISSING, CHANGE_PATH_NOT_A_FILE */
export async function readCommittedContent(
	repository: Repository,
	commit: ObjectId,
	path: string,
): Promise<Buffer> {
	const content = await readBlob(repository, `${commit}:${path}`);
	if (content) return content;
	const entry = await findCommitted(repository, commit, path);
	assertFile(path, entry?.[0]);
	const isThere = (await findStaged(repository, path)) !== null;
	const hint = isThere ? "It came later: leave --rev out, or name a younger revision." : null;
	throw refuse(
		"CHANGE_PATH_MISSING",
		`${JSON.stringify(path)} is no file of commit ${commit}.`,
		hint ?? (await explainMissing(repository, path)),
	);
}

/** @throws ChangeError CHANGE_PATH_MISSING, CHANGE_PATH_UNTRACKED, CHANGE_PATH_NOT_A_FILE, CHANGE_INDEX_UNMERGED */
export async function readStagedContent(repository: Repository, path: string): Promise<Buffer> {
	const [mode, blob = "", stage] = (await findStaged(repository, path)) ?? [];
	if (mode === undefined) throw await explainUnstaged(repository, path);
	assertFile(path, mode);
	if (stage !== "0") {
		throw refuse(
			"CHANGE_INDEX_UNMERGED",
			`${JSON.stringify(path)} has an unresolved conflict.`,
			`Resolve it, then run \`git add ${typable(path)}\`.`,
		);
	}
	const content = await readBlob(repository, blob);
	if (content) return content;
	throw new ChangeError("CHANGE_OBJECT_MISSING", {
		message: `The staged content of ${JSON.stringify(path)} is absent.`,
	});
}

async function explainUnstaged(repository: Repository, path: string): Promise<ChangeError> {
	const head = await findCommit(repository, "HEAD");
	const committed = head === null ? null : await findCommitted(repository, head, path);
	assertFile(path, committed?.[0]);
	const name = JSON.stringify(path);
	const old = `See how it was with \`countersign blame ${typable(path)} --rev HEAD\`.`;
	if (committed) return refuse("CHANGE_PATH_MISSING", `${name} is staged for deletion.`, old);
	const status = await lstat(join(repository.root, path)).catch(() => null);
	if (status?.isDirectory())
		return refuse("CHANGE_PATH_NOT_A_FILE", `${name} is a folder.`, "Name a file in it.");
	if (status) return describeUntracked(path);
	const fix = await explainMissing(repository, path);
	return refuse("CHANGE_PATH_MISSING", `${name} is no file of this repository.`, fix);
}

function describeUntracked(path: string): ChangeError {
	const fix = `Run \`git add ${typable(path)}\`, then ask again.`;
	return refuse("CHANGE_PATH_UNTRACKED", `${JSON.stringify(path)} is not tracked by git.`, fix);
}

/** A folder on the way could be a link that leads out of the repository. */
async function assertNoLinkOnTheWay({ root }: Repository, path: string): Promise<void> {
	const folder = dirname(path);
	const [real, expected] = [await realpath(join(root, folder)), join(await realpath(root), folder)];
	if (real === expected) return;
	throw refuse(
		"CHANGE_PATH_NOT_A_FILE",
		`${JSON.stringify(path)} lies behind a link.`,
		"Name the file by its own path.",
	);
}

async function explainDeleted(repository: Repository, path: string): Promise<ChangeError> {
	if ((await findStaged(repository, path)) === null) return explainUnstaged(repository, path);
	const fix = `See how it was with \`countersign blame ${typable(path)} --rev HEAD\` or \`--staged\`.`;
	return refuse("CHANGE_PATH_MISSING", `${JSON.stringify(path)} is deleted in the work tree.`, fix);
}

async function assertTracked(repository: Repository, path: string): Promise<void> {
	if ((await findStaged(repository, path)) !== null) return;
	const head = await findCommit(repository, "HEAD");
	if (head !== null && (await findCommitted(repository, head, path)) !== null) return;
	throw describeUntracked(path);
}

/**
 * A file as it lies in the work tree, with changes that nobody committed.
 * @throws ChangeError CHANGE_NO_WORK_TREE, CHANGE_PATH_MISSING, CHANGE_PATH_UNTRACKED, CHANGE_PATH_NOT_A_FILE
 */
export async function readWorktreeContent(repository: Repository, path: string): Promise<Buffer> {
	if (repository.bare) {
		const fix = `Name a revision: \`countersign blame ${typable(path)} --rev HEAD\`.`;
		throw refuse("CHANGE_NO_WORK_TREE", "A bare repository has no work tree.", fix);
	}
	const file = join(repository.root, path);
	const status = await lstat(file).catch(() => null);
	if (status === null) throw await explainDeleted(repository, path);
	assertFile(path, status.isDirectory() ? "040000" : status.isFile() ? undefined : "120000");
	await assertNoLinkOnTheWay(repository, path);
	await assertTracked(repository, path);
	if (status.size > FILE_LIMIT) {
		throw new ChangeError("CHANGE_OUTPUT_TOO_LARGE", {
			message: `${JSON.stringify(path)} has more than ${FILE_LIMIT} bytes.`,
		});
	}
	return readFile(file);
}
