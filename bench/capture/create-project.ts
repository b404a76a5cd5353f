import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EventPlace } from "./events.ts";

/** A repository of ordinary size that hooks report from. */
export interface HookProject {
	readonly folder: string;
	readonly env: NodeJS.ProcessEnv;
	/** As it is before what the event of this round tells of. */
	begin(round: number): EventPlace;
	/** Does what it tells of. */
	change(round: number): void;
	remove(): void;
}

const FILES = 500;
const LINES = 120;
const LONG = 20_000;

function writeFile(folder: string, index: number, extra = ""): void {
	const lines = Array.from(
		{ length: LINES },
		(_, at) => `export const line${at} = "line ${at} of ${index}";`,
	);
	writeFileSync(join(folder, "src", `f${index}.ts`), `${lines.join("\n")}\n${extra}`);
}

/** Prose and code, as it is pasted. */
function readLongText(root: string): string {
	const texts = ["ARCHITECTURE.md", "bench/run.ts", "README.md"].map((name) =>
		readFileSync(join(root, name), "utf8"),
	);
	return texts.join("\n").repeat(4).slice(0, LONG);
}

export function createProject(root: string): HookProject {
	const scratch = realpathSync(mkdtempSync(join(tmpdir(), "countersign-bench-capture-")));
	const folder = join(scratch, "project");
	mkdirSync(join(folder, "src"), { recursive: true });
	for (let index = 0; index < FILES; index += 1) writeFile(folder, index);
	const config = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
	const env = { ...process.env, ...config, HOME: scratch, XDG_CACHE_HOME: join(scratch, "cache") };
	const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, env });
	git("init", "-q");
	git("add", "-A");
	git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", "Begin");
	const longText = readLongText(root);
	return {
		folder,
		env,
		begin: (round) => {
			writeFile(folder, round);
			rmSync(join(folder, `made${round}.ts`), { force: true });
			return { cwd: folder, round, longText };
		},
		change: (round) => {
			writeFile(folder, round, `added line ${Math.random()}\n`);
			writeFileSync(join(folder, `made${round}.ts`), `made in round ${round} ${Math.random()}\n`);
		},
		remove: () => rmSync(scratch, { recursive: true, force: true }),
	};
}
