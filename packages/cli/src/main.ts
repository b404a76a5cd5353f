import { CommanderError } from "commander";
import { CliError } from "./errors.ts";
import { ignoreStreamErrors } from "./output/write-stdout.ts";
import { createProgram } from "./program/create-program.ts";
import { reportError } from "./run-command.ts";
import type { GlobalOptions } from "./session.ts";
import { handleSignals, hideExperimentalWarnings } from "./signals.ts";

const COMMAND_NAMES = ["check", "scan", "explain", "init", "doctor", "rules", "completion"];

/** Commander's own text is `error: …`, with the name it thinks was meant on a second line. */
function toUsageError(error: CommanderError, args: readonly string[]): CliError {
	const message = error.message.replace(/^error: /, "").replace(/\n\(?(Did you mean .*?)\)?$/s, ". $1");
	const command = COMMAND_NAMES.find((name) => args.includes(name));
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

async function fail(error: unknown, args: readonly string[]): Promise<void> {
	const isCommander = error instanceof CommanderError;
	if (isCommander && error.exitCode === 0) return;
	// Help in place of a command: it is on the screen already, but nothing was done.
	if (isCommander && error.code === "commander.help") process.exitCode = 2;
	else await reportError(isCommander ? toUsageError(error, args) : error, findFormats(args));
}

/** Runs the command line. Never throws; sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
	handleSignals();
	hideExperimentalWarnings();
	ignoreStreamErrors();
	// Node itself would exit with 1, which means "refused by policy".
	process.on("uncaughtException", (error) => {
		void reportError(error, findFormats(args)).then(() => process.exit(2));
	});
	try {
		await createProgram().parseAsync(args, { from: "user" });
	} catch (error) {
		await fail(error, args);
	}
}
