import { readGitText } from "./run-git.ts";

/**
 * The version of the installed git, e.g. `2.47.1`.
 * @throws ChangeError CHANGE_GIT_MISSING, CHANGE_GIT_FAILED.
 */
export async function readGitVersion(): Promise<string> {
	const text = await readGitText({ cwd: process.cwd(), args: ["version"] });
	return /\d+(?:\.\d+)+/.exec(text)?.[0] ?? text;
}
