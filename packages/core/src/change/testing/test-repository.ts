import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface TestRepositoryOptions {
	readonly objectFormat?: "sha1" | "sha256";
	/** Name of the first branch; `main` when absent. */
	readonly branch?: string;
	readonly bare?: boolean;
}

/** A file's content; null removes the file. */
export type TestFiles = Readonly<Record<string, string | Uint8Array | null>>;

/** A repository of real git in a temporary folder, for tests. Dates are explicit, one minute apart. */
export interface TestRepository {
	readonly root: string;
	/** Runs git in the repository and gives its output without the last line end; throws where git fails. */
	git(...args: string[]): string;
	/** As `git`, with bytes on standard input. */
	gitInput(input: string | Uint8Array, ...args: string[]): string;
	/** As `git`, on another index file. */
	gitIndex(indexFile: string, ...args: string[]): string;
	gitIndexInput(input: string, indexFile: string, ...args: string[]): string;
	write(files: TestFiles, mode?: number): void;
	/** Writes the files, stages everything and commits; gives the commit's object name. */
	commit(message: string, files?: TestFiles): string;
	remove(): void;
}

const FIRST_COMMIT_TIME = 1_700_000_000;

/** No configuration of the machine may reach a test; production code takes its environment from the process. */
export function isolateGit(): void {
	process.env.GIT_CONFIG_GLOBAL = "/dev/null";
	process.env.GIT_CONFIG_NOSYSTEM = "1";
}

/** A temporary folder by its real path. */
export function createTestFolder(): { readonly path: string; remove(): void } {
	const path = realpathSync(mkdtempSync(join(tmpdir(), "countersign-test-")));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function testEnvironment(time: number): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
	return {
		...Object.fromEntries(inherited),
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_AUTHOR_NAME: "Ada Lovelace",
		GIT_AUTHOR_EMAIL: "ada@example.com",
		GIT_AUTHOR_DATE: `${time} +0100`,
		GIT_COMMITTER_NAME: "Grace Hopper",
		GIT_COMMITTER_EMAIL: "grace@example.com",
		GIT_COMMITTER_DATE: `${time} +0100`,
		GIT_ALLOW_PROTOCOL: "file",
		LC_ALL: "C",
	};
}

/** Wraps an existing work tree or bare repository, e.g. a clone or a linked worktree. */
export function openTestRepository(root: string, remove: () => void = () => {}): TestRepository {
	let time = FIRST_COMMIT_TIME;
	const run = (args: string[], input: string | Uint8Array, extra: NodeJS.ProcessEnv = {}): string => {
		const env = { ...testEnvironment(time), ...extra };
		const result = spawnSync("git", args, { cwd: root, input, env, maxBuffer: 1 << 28 });
		if (result.error) throw result.error;
		if (result.status !== 0) throw new Error(`git ${args.join(" ")}: ${result.stderr.toString("utf8")}`);
		return result.stdout.toString("utf8").replace(/\n$/, "");
	};
	const git = (...args: string[]): string => run(args, "");
	const gitInput = (input: string | Uint8Array, ...args: string[]): string => run(args, input);
	const gitIndexInput = (input: string, indexFile: string, ...args: string[]): string =>
		run(args, input, { GIT_INDEX_FILE: indexFile });
	const gitIndex = (indexFile: string, ...args: string[]): string => gitIndexInput("", indexFile, ...args);
	const write = (files: TestFiles, mode?: number): void => {
		for (const [path, content] of Object.entries(files)) {
			const target = join(root, path);
			mkdirSync(dirname(target), { recursive: true });
			if (content === null) rmSync(target, { recursive: true, force: true });
			else writeFileSync(target, content);
			if (content !== null && mode !== undefined) chmodSync(target, mode);
		}
	};
	const commit = (message: string, files: TestFiles = {}): string => {
		time += 60;
		write(files);
		git("add", "--all");
		gitInput(message, "commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "-F", "-");
		return git("rev-parse", "HEAD");
	};
	return { root, git, gitInput, gitIndex, gitIndexInput, write, commit, remove };
}

/** A new, empty repository; call `remove` afterwards. */
export function createTestRepository(options: TestRepositoryOptions = {}): TestRepository {
	isolateGit();
	const folder = createTestFolder();
	const repository = openTestRepository(folder.path, folder.remove);
	const format = options.objectFormat ?? "sha1";
	const bare = options.bare === true ? ["--bare"] : [];
	repository.git(
		"init",
		"--quiet",
		...bare,
		`--object-format=${format}`,
		`--initial-branch=${options.branch ?? "main"}`,
	);
	return repository;
}
