import { renderError, renderErrorJson } from "@countersign/core";
import { toExitCode } from "./exit-code.ts";
import { writeStderr, writeStdout } from "./output/write-stdout.ts";
import { type GlobalOptions, openSession, type Session, wantsColor } from "./session.ts";

/** What a command does; gives the exit code. */
export type Command = (session: Session) => Promise<number>;

/** Shows an error in the form that was asked for, and sets the exit code. */
export async function reportError(error: unknown, options: GlobalOptions): Promise<void> {
	process.exitCode = toExitCode(error);
	if (options.format?.some((format) => format === "json" || format === "json=-") === true) {
		await writeStdout(renderErrorJson(error)).catch(() => {});
	} else {
		writeStderr(renderError(error, { color: wantsColor(options, process.stderr) }));
	}
}

/** Runs a command and turns whatever it throws into an error for people or machines. Never throws. */
export async function runCommand(options: GlobalOptions, command: Command): Promise<void> {
	try {
		process.exitCode = await command(openSession(options));
	} catch (error) {
		await reportError(error, options);
	}
}
