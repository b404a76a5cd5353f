import { Command } from "commander";
import { collectValues } from "../collect-values.ts";
import { VERSION } from "../version.ts";

/** Adds one command, or one with those below it, to the command line. */
export type Declare = (program: Command) => void;

const ABOUT =
	"Makes machine-written code earn its way to production: who or what wrote each line, how far it may be trusted, " +
	"what is wrong with it, and one verdict.";

const EXAMPLES = `
Examples:
  countersign check                      what this branch adds to the default branch
  countersign check --staged             what would be committed now
  countersign scan src                   findings in a folder, no policy, no verdict
  countersign explain py-sql-injection   what a rule finds, and a safe way
  countersign init                       set this repository up

Exit codes: 0 pass or warn, 1 refused by policy, 2 our own fault or wrong usage, 3 bad evidence.`;

/** Errors are shown by `reportError`, in the form that was asked for; help in place of a command is no error text. */
function quietErrors(command: Command): void {
	command
		.configureHelp({ showGlobalOptions: true })
		.exitOverride()
		.configureOutput({
			writeErr: (text) => {
				if (!text.startsWith("error: ")) process.stderr.write(text);
			},
		});
	command.commands.forEach(quietErrors);
}

/** The command line, with all commands or some. */
export function createProgram(declarations: readonly Declare[]): Command {
	const program = new Command("countersign")
		.description(ABOUT)
		.version(VERSION, "-V, --version", "show the version")
		.option("-C <dir>", "run as if started in DIR")
		.option("--config <file>", "judge by this policy instead of the repository's")
		.option(
			"--format <fmt[=path]>",
			"text, json, sarif, gitlab, junit or markdown; repeatable",
			collectValues,
		)
		.option("--quiet", "one line instead of the report")
		.option("--no-color", "no colors; also by NO_COLOR, TERM=dumb, or when nobody watches")
		.option("--timing", "show where the time went")
		.helpOption("-h, --help", "show this help")
		.helpCommand("help [command]", "show the help of a command")
		.addHelpText("after", EXAMPLES)
		.showSuggestionAfterError(true);
	for (const declare of declarations) declare(program);
	quietErrors(program);
	return program;
}
