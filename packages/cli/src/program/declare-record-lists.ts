import type { Command } from "commander";
import type { LogOptions } from "../commands/provenance-log.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const LOG_EXAMPLES = `
Examples:
  countersign provenance log
  countersign provenance log --limit 500 --format json | jq '.records[].id'`;

const QUERY_EXAMPLES = `
Everything named has to hold; texts match as parts, in any case.

Examples:
  countersign provenance query --model opus --since 2026-03-01   what a model wrote since then
  countersign provenance query --words "retry upload"            by words of the prompt
  countersign provenance query --path src/auth --tool cursor
  pbpaste | countersign provenance query --snippet -             where did this code come from?`;

const ABOUT = `
Examples:
  countersign provenance status     whether origin is measured here
  countersign provenance log        the latest records
  countersign provenance push       share records with a remote`;

/** The command that all about records stands below. */
export function nameProvenance(program: Command): Command {
	return program
		.command("provenance")
		.summary("records of who or what wrote which lines")
		.description("Lists, finds, shares and erases the records of who or what wrote which lines.")
		.addHelpText("after", ABOUT);
}

export function declareRecordLists(provenance: Command): void {
	const list = async (command: Command) => {
		const options = command.optsWithGlobals<LogOptions & GlobalOptions>();
		await runCommand(options, async (session) => {
			const { listProvenance } = await import("../commands/provenance-log.ts");
			return listProvenance(session, options);
		});
	};
	provenance
		.command("log")
		.summary("all records, the youngest first")
		.description("Lists the provenance records of this clone, the youngest first.")
		.option("--limit <n>", "show at most N records", "50")
		.addHelpText("after", LOG_EXAMPLES)
		.action((_options: unknown, command: Command) => list(command));
	provenance
		.command("query")
		.summary("records by tool, model, prompt, path, snippet, …")
		.description("Finds provenance records, also by a piece of code: where did it come from?")
		.option("--tool <text>", "name of the assistant")
		.option("--model <text>", "name of the model")
		.option("--session <text>", "session of the assistant")
		.option("--words <words>", "words of the prompt, in any order")
		.option("--person <text>", "name or address of the person")
		.option("--since <date>", "not before this date or time")
		.option("--until <date>", "not after this date or time")
		.option("--path <text>", "path of the file")
		.option("--snippet <file>", "code that the record added; - reads standard input")
		.option("--limit <n>", "show at most N records", "50")
		.addHelpText("after", QUERY_EXAMPLES)
		.action((_options: unknown, command: Command) => list(command));
}
