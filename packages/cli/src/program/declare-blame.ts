import type { Command } from "commander";
import type { BlameOptions } from "../commands/blame.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXAMPLES = `
Examples:
  countersign blame src/app.ts                     who or what wrote every line
  countersign blame src/app.ts --rev v1.2          as of a tag
  countersign blame src/app.ts --format json | jq '.lines[] | select(.origin == "ai")'`;

export function declareBlame(program: Command): void {
	program
		.command("blame")
		.summary("who or what wrote every line of a file")
		.description(
			"Shows origin, how it is known, tool, model, session and commit of every line of a file as it stands in a commit.",
		)
		.argument("<file>", "a file of the repository")
		.option("--rev <rev>", "as of this revision", "HEAD")
		.addHelpText("after", EXAMPLES)
		.action((file: string, _options: unknown, command: Command) => {
			const options = command.optsWithGlobals<BlameOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { blame } = await import("../commands/blame.ts");
				return blame(session, file, options);
			});
		});
}
