import { DECLARATIONS } from "./program/declarations.ts";
import { runProgram } from "./run-program.ts";

/** Runs the whole command line. Never throws; sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
	await runProgram(args, DECLARATIONS);
}
