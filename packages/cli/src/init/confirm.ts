import { createInterface } from "node:readline/promises";
import { CliError } from "../errors.ts";

/**
 * Asks on the terminal; everything but `y` or `yes` is no.
 * @throws CliError CLI_NEEDS_CONFIRMATION when nobody is there to ask.
 */
export async function confirm(question: string): Promise<boolean> {
	if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
		throw new CliError("CLI_NEEDS_CONFIRMATION", {
			message: "Nothing was changed: this is no terminal, so nobody can be asked.",
			fix: "Add --yes to make the changes shown above, or --dry-run to only look at them.",
		});
	}
	const terminal = createInterface({ input: process.stdin, output: process.stderr });
	const interrupted = new AbortController();
	terminal.once("SIGINT", () => interrupted.abort());
	try {
		const answer = await terminal.question(`${question} [y/N] `, { signal: interrupted.signal });
		return /^y(?:es)?$/i.test(answer.trim());
	} catch (error) {
		if (interrupted.signal.aborted) process.exit(130);
		throw error;
	} finally {
		terminal.close();
	}
}
