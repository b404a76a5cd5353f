import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { isolateEnvironment } from "./git-client.ts";
import { type ProcessResult, runProcess } from "./run-process.ts";

const ROOT = join(import.meta.dirname, "../../../..");
const BUNDLE = join(ROOT, "packages/cli/dist/countersign.js");
const SOURCE = join(ROOT, "packages/cli/src/countersign.ts");

/** The bundle, which starts faster, but only where the launcher would start it as it is. */
function chooseProgram(): string {
	const script = 'root=$1; . "$root/tools/freshness.sh"; is_fresh';
	return spawnSync("sh", ["-c", script, "sh", ROOT]).status === 0 ? BUNDLE : SOURCE;
}

/** The real command; set COUNTERSIGN_PROGRAM to try an installed one. */
export const PROGRAM = process.env.COUNTERSIGN_PROGRAM ?? chooseProgram();

export interface CountersignRequest {
	readonly args: readonly string[];
	readonly cwd: string;
	/** Home and cache of this run. */
	readonly home: string;
	readonly env?: NodeJS.ProcessEnv;
	/** Standard input. */
	readonly input?: string;
}

/** Runs the command line as a user does, in a process of its own. */
export function runCountersign({ args, cwd, home, env, input }: CountersignRequest): Promise<ProcessResult> {
	return runProcess({
		program: process.execPath,
		args: [PROGRAM, ...args],
		cwd,
		env: { ...isolateEnvironment(home), ...env },
		...(input !== undefined && { input }),
	});
}
