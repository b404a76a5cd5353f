import type { Command } from "commander";
import { renderCompletion, type Shell } from "../completion/render-completion.ts";
import { writeStdout } from "../output/write-stdout.ts";

/** Prints a completion script. */
export async function completion(program: Command, shell: Shell): Promise<number> {
	await writeStdout(renderCompletion(program, shell));
	return 0;
}
