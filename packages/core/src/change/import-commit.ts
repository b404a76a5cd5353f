import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ObjectId } from "../model/index.ts";
import { ChangeError } from "./errors.ts";
import { isRaced } from "./ref-commit.ts";
import type { Repository } from "./repository.ts";
import { readGitText } from "./run-git.ts";

/** A file of a commit: its content, or the blob that holds it already. */
export interface ImportedFile {
	readonly path: string;
	readonly source: { readonly content: string } | { readonly object: ObjectId };
}

/** A commit that adds files to the tree of its first parent and takes others away. */
export interface ImportedCommit {
	readonly ref: string;
	readonly parents: readonly ObjectId[];
	readonly add: readonly ImportedFile[];
	readonly remove: readonly string[];
}

/**
 * Commits of our refs say nothing about a person or a machine, and are equal for equal contents and history: time and
 * author stand in the entries themselves.
 */
const COMMITTER = "committer countersign <countersign@localhost> 0 +0000";
const MESSAGE = "Add entries\n";
/**
 * Records are read all or few, never next to each other. Chains of up to 50 deltas, which is git's own limit, make a
 * million records a third smaller (0.84 instead of 1.25 kB each), and reading them all three times slower.
 */
const DEPTH = 1;

function renderData(text: string): Buffer {
	const bytes = Buffer.from(text, "utf8");
	return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")]);
}

function renderFile({ path, source }: ImportedFile): Buffer {
	if ("object" in source) return Buffer.from(`M 100644 ${source.object} ${path}\n`);
	return Buffer.concat([Buffer.from(`M 100644 inline ${path}\n`), renderData(source.content)]);
}

function renderParents(parents: readonly ObjectId[]): string {
	return parents.map((parent, index) => `${index === 0 ? "from" : "merge"} ${parent}\n`).join("");
}

/** https://git-scm.com/docs/git-fast-import#_commands */
function renderStream({ ref, parents, add, remove }: ImportedCommit): Buffer {
	return Buffer.concat([
		Buffer.from(`commit ${ref}\nmark :1\n${COMMITTER}\n`),
		renderData(MESSAGE),
		Buffer.from(renderParents(parents)),
		...add.map(renderFile),
		Buffer.from(remove.map((path) => `D ${path}\n`).join("")),
		Buffer.from("\nget-mark :1\ndone\n"),
	]);
}

/** What a dying fast-import leaves behind would fill a full disk further with every try. */
async function removeRemains({ gitDir, commonDir }: Repository, message: string): Promise<void> {
	const report = /\bfast_import_crash_\d+\b/.exec(message)?.[0];
	const pack = /\btmp_pack_\w+\b/.exec(message)?.[0];
	const remains = [
		...(report === undefined ? [] : [join(gitDir, report)]),
		...(pack === undefined ? [] : [join(commonDir, "objects", "pack", pack)]),
	];
	await Promise.all(remains.map((file) => rm(file, { force: true }).catch(() => {})));
}

/**
 * Writes the commit and moves the ref to it, in one start of git whatever the number of files; gives the commit. git
 * moves the ref last, once all objects are on the disk, and only when the commit contains where the ref is by then:
 * null when somebody else moved it.
 * @throws ChangeError CHANGE_GIT_FAILED (full disk, read-only repository: the ref is then where it was)
 */
export async function importCommit(repository: Repository, commit: ImportedCommit): Promise<ObjectId | null> {
	const args = ["fast-import", "--quiet", "--done", `--depth=${DEPTH}`];
	try {
		return await readGitText({ cwd: repository.root, args, input: renderStream(commit) });
	} catch (error) {
		if (isRaced(error)) return null;
		if (error instanceof ChangeError) await removeRemains(repository, error.message);
		throw error;
	}
}
