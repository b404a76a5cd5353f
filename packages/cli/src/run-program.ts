import { type Command, CommanderError } from "commander";
import { CliError } from "./errors.ts";
import { ignoreStreamErrors } from "./output/write-stdout.ts";
import { createProgram, type Declare } from "./program/create-program.ts";
import { reportError } from "./run-command.ts";
import type { GlobalOptions } from "./session.ts";
import { handleSignals, hideExperimentalWarnings } from "./signals.ts";

interface Start {
	readonly program: Command;
	readonly args: readonly string[];
}

/** Commander's own text is `error: …`, with the name it thinks was meant on a second line. */
function toUsageError(error: CommanderError, { program, args }: Start): CliError {
	const message = error.message.replace(/^error: /, "").replace(/\n\(?(Did you mean .*?)\)?$/s, ". $1");
	const command = program.commands.map((one) => one.name()).find((name) => args.includes(name));
	const help = command === undefined ? "countersign --help" : `countersign ${command} --help`;
	return new CliError("CLI_USAGE", { message, fix: `Run \`${help}\`.` });
}

/** The formats as they stand on the command line, for errors before it is understood. */
function findFormats(args: readonly string[]): GlobalOptions {
	const format = args.flatMap((arg, index) => {
		if (arg === "--format") return args[index + 1] ?? [];
		return arg.startsWith("--format=") ? arg.slice("--format=".length) : [];
	});
	return { format, color: !args.includes("--no-color") };
}

async function fail(error: unknown, start: Start): Promise<void> {
	const isCommander = error instanceof CommanderError;
	if (isCommander && error.exitCode === 0) return;
	// Help in place of a command: it is on the screen already, but nothing was done.
	if (isCommander && error.code === "commander.help") process.exitCode = 2;
	else await reportError(isCommander ? toUsageError(error, start) : error, findFormats(start.args));
}

/** Runs the command line with these commands. Never throws; sets the exit code. */
export async function runProgram(args: readonly string[], declarations: readonly Declare[]): Promise<void> {
	handleSignals();
	hideExperimentalWarnings();
	ignoreStreamErrors();
	// Node itself would exit with 1, which means "refused by policy".
	process.on("uncaughtException", (error) => {
		void reportError(error, findFormats(args)).then(() => process.exit(2));
	});
	const program = createProgram(declarations);
	try {
		await program.parseAsync(args, { from: "user" });
	} catch (error) {
		await fail(error, { program, args });
	}
}
