import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "../../..");
export const ENTRY = join(ROOT, "packages/cli/dist/countersign.js");

/** Git without the machine's configuration, and one identity and time, so that every run gives the same commits. */
const GIT = {
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_AUTHOR_NAME: "Ada",
	GIT_AUTHOR_EMAIL: "ada@example.org",
	GIT_AUTHOR_DATE: "2026-01-02T03:04:05Z",
	GIT_COMMITTER_NAME: "Ada",
	GIT_COMMITTER_EMAIL: "ada@example.org",
	GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z",
};

export interface Sandbox {
	readonly folder: string;
	readonly env: NodeJS.ProcessEnv;
	run(...args: readonly string[]): SpawnSyncReturns<string>;
	git(...args: readonly string[]): string;
	write(path: string, text: string): void;
	read(path: string): string;
	/** Writes files and commits them. */
	commit(files: Readonly<Record<string, string>>, message?: string): void;
	remove(): void;
}

/** Brings the build up to date, as a user's first start does. */
export function buildCommand(): void {
	const built = spawnSync(join(ROOT, "bin/countersign"), ["--version"], { encoding: "utf8" });
	if (built.status !== 0) throw new Error(`The build failed.\n${built.stderr}`);
}

/** An empty folder with a home and a cache of its own. */
export function createSandbox(): Sandbox {
	const scratch = realpathSync(mkdtempSync(join(tmpdir(), "countersign cli ")));
	const folder = join(scratch, "project");
	mkdirSync(folder);
	const { PATH } = process.env;
	const env = { PATH, HOME: scratch, XDG_CACHE_HOME: join(scratch, "cache"), ...GIT };
	const write = (path: string, text: string): void => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	const git = (...args: readonly string[]): string => {
		const result = spawnSync("git", args, { cwd: folder, env, encoding: "utf8" });
		if (result.status !== 0) throw new Error(`git ${args.join(" ")}: ${result.stderr}`);
		return result.stdout;
	};
	return {
		folder,
		env,
		write,
		git,
		run: (...args) => spawnSync(process.execPath, [ENTRY, ...args], { cwd: folder, env, encoding: "utf8" }),
		read: (path) => readFileSync(join(folder, path), "utf8"),
		commit: (files, message = "Change") => {
			for (const [path, text] of Object.entries(files)) write(path, text);
			git("add", "-A");
			git("commit", "-q", "-m", message);
		},
		remove: () => rmSync(scratch, { recursive: true, force: true }),
	};
}

/** Every file below a folder with its bytes, git's objects and logs left out. */
export function takeSnapshot(folder: string): Readonly<Record<string, string>> {
	const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => !/\.git\/(?:objects|logs)\//.test(path))
		.sort();
	return Object.fromEntries(paths.map((path) => [path, readFileSync(path, "latin1")]));
}
