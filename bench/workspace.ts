import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

/** A throwaway clone of the repository that is measured, so that nothing is written to the one that was named. */
export interface Workspace {
	readonly root: string;
	readonly name: string;
	readonly commit: string;
	/** A cache folder of its own, empty. */
	readonly createCache: () => string;
	/** A file outside of the clone. */
	readonly place: (name: string) => string;
	/** Stages a change in ten files and gives their paths; another `edition` gives them another content. */
	readonly stageChange: (edition: number) => readonly string[];
	readonly remove: () => void;
}

const CHANGED_FILES = 10;
const SOURCE = /(?<!\.min|\.d)\.(?:[cm]?[jt]s|[jt]sx|py)$/;
/** Files that a person would edit: neither stubs nor generated. */
const MIN_LINES = 30;
const MAX_LINES = 1_500;
const MAX_LINE_LENGTH = 500;

function git(root: string, args: readonly string[]): string {
	const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
	return execFileSync("git", ["-C", root, ...args], { encoding: "utf8", env, maxBuffer: 64 * 1024 * 1024 });
}

function isEdited(text: string): boolean {
	const lines = text.split("\n");
	const fits = lines.length >= MIN_LINES && lines.length <= MAX_LINES;
	return fits && lines.every((line) => line.length <= MAX_LINE_LENGTH);
}

/** Ten sources spread evenly over the repository, so that central files and lonely ones are among them. */
function chooseFiles(root: string): readonly string[] {
	const paths = git(root, ["ls-files", "-z"])
		.split("\0")
		.filter((path) => SOURCE.test(path))
		.sort();
	const sources = paths.filter((path) => isEdited(readFileSync(join(root, path), "utf8")));
	if (sources.length < CHANGED_FILES)
		throw new Error(`Only ${sources.length} files of the repository can be edited.`);
	return Array.from({ length: CHANGED_FILES }, (_, index) => {
		const place = Math.floor(((index + 0.5) * sources.length) / CHANGED_FILES);
		return sources[place] ?? "";
	});
}

/** What a person or an assistant adds: a small function, at the end so that any file takes it. */
export function renderAddition(path: string, edition: number): string {
	const name = `total_${edition}`;
	if (path.endsWith(".py")) {
		return `\n\ndef ${name}(rows, rate=${edition}):\n    total = 0\n    for row in rows:\n        total += row.price * rate\n    return total\n`;
	}
	return `\nfunction ${name} (rows, rate = ${edition}) {\n  let total = 0\n  for (const row of rows) {\n    total += row.price * rate\n  }\n  return total\n}\n`;
}

/** @throws Error when `repository` is no git repository with a commit. */
export function createWorkspace(repository: string): Workspace {
	const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
	const place = (name: string): string => join(folder, name);
	const root = place("repository");
	const remove = (): void => rmSync(folder, { recursive: true, force: true });
	try {
		git(folder, ["clone", "--quiet", "--shared", "--no-tags", "--", resolve(repository), root]);
		const files = chooseFiles(root);
		let caches = 0;
		return {
			root,
			name: basename(resolve(repository)),
			commit: git(root, ["rev-parse", "HEAD"]).trim(),
			createCache: () => {
				caches += 1;
				const cache = place(`cache-${caches}`);
				mkdirSync(cache);
				return cache;
			},
			place,
			stageChange: (edition) => {
				git(root, ["reset", "--quiet", "--hard"]);
				for (const path of files) {
					const file = join(root, path);
					writeFileSync(file, readFileSync(file, "utf8") + renderAddition(path, edition));
				}
				git(root, ["add", "--", ...files]);
				return files;
			},
			remove,
		};
	} catch (error) {
		remove();
		throw error;
	}
}
