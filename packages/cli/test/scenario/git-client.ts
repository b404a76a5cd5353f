import { mkdirSync } from "node:fs";
import { runProcess } from "./run-process.ts";

/** Who commits, where a step does not say. */
export interface GitRequest {
	readonly author?: string | undefined;
	readonly committer?: string | undefined;
	readonly input?: string | Uint8Array;
}

export type GitClient = (cwd: string, args: readonly string[], request?: GitRequest) => Promise<string>;

const FIRST_COMMIT_TIME = 1_700_000_000;

function toIdentity(kind: "AUTHOR" | "COMMITTER", identity: string, time: number): NodeJS.ProcessEnv {
	const [, name = "", email = ""] = /^(.*?) ?<([^>]*)>$/.exec(identity) ?? [];
	return {
		[`GIT_${kind}_NAME`]: name,
		[`GIT_${kind}_EMAIL`]: email,
		[`GIT_${kind}_DATE`]: `${time} +0100`,
	};
}

/** Environment without the machine's git configuration, home, cache or terminal. */
export function isolateEnvironment(home: string): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(?:GIT_|XDG_|SSH_|NO_COLOR)/.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		HOME: home,
		XDG_CACHE_HOME: `${home}/cache`,
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_ALLOW_PROTOCOL: "file",
		LC_ALL: "C",
	};
}

/** Real git with explicit identities and a clock of its own, one minute a command. */
export function createGitClient(home: string): GitClient {
	let time = FIRST_COMMIT_TIME;
	return async (cwd, args, { author, committer, input = "" } = {}) => {
		time += 60;
		mkdirSync(cwd, { recursive: true });
		const env = {
			...isolateEnvironment(home),
			...toIdentity("AUTHOR", author ?? "Ada Lovelace <ada@example.com>", time),
			...toIdentity("COMMITTER", committer ?? "Grace Hopper <grace@example.com>", time),
		};
		const { status, stdout, stderr } = await runProcess({ program: "git", args, cwd, env, input });
		if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}${stdout}`);
		return stdout.trimEnd();
	};
}
