import { CliError } from "../errors.ts";

function isClosedPipe(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code === "EPIPE";
}

/**
 * Writes to standard output and waits until it is written. A reader who has seen enough (`| head`) is no error.
 * @throws CliError CLI_OUTPUT_FAILED when the output is a file on a full disk.
 */
export function writeStdout(text: string): Promise<void> {
	return new Promise((resolve, reject) => {
		process.stdout.write(text, (error) => {
			if (!error || isClosedPipe(error)) return resolve();
			const message = `The standard output could not be written: ${error.message}`;
			reject(new CliError("CLI_OUTPUT_FAILED", { message, cause: error }));
		});
	});
}

/** Chatter; if nobody can read it, nobody misses it. */
export function writeStderr(text: string): void {
	process.stderr.write(text);
}

/** Without listeners a closed pipe would end the process with a stack trace; `writeStdout` reports what matters. */
export function ignoreStreamErrors(): void {
	process.stdout.on("error", () => {});
	process.stderr.on("error", () => {});
}
