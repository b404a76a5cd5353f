import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

const ENVIRONMENT = {
	...process.env,
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
	LC_ALL: "C",
};
const MAX_OUTPUT = 256 * 1024 * 1024;

/** Runs git in a folder and gives its output without the last line end. */
export function git(folder: string, ...args: readonly string[]): string {
	const result = spawnSync("git", args, {
		cwd: folder,
		env: ENVIRONMENT,
		encoding: "utf8",
		maxBuffer: MAX_OUTPUT,
	});
	if (result.status !== 0) throw new Error(`git ${args.join(" ")} failed: ${result.stderr}`);
	return result.stdout.trimEnd();
}

/** Feeds `git fast-import`, never faster than it reads. */
export async function fastImport(folder: string, commands: Iterable<string>): Promise<void> {
	const child = spawn("git", ["fast-import", "--quiet", "--done", "--depth=1"], {
		cwd: folder,
		env: ENVIRONMENT,
		stdio: ["pipe", "ignore", "inherit"],
	});
	const closed = once(child, "close");
	for (const command of commands) {
		if (!child.stdin.write(command)) await once(child.stdin, "drain");
	}
	child.stdin.end("done\n");
	const [code] = await closed;
	if (code !== 0) throw new Error(`git fast-import ended with ${code}.`);
}

/** `data` of a stream, as https://git-scm.com/docs/git-fast-import wants it. */
export function renderData(text: string): string {
	return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
