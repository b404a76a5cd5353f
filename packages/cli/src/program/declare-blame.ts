import type { Command } from "commander";
import type { BlameOptions } from "../commands/blame.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXAMPLES = `
Without --rev and --staged the file is shown as it lies in the work tree; lines that are not committed say so, and are
resolved by their content like all others. Approvers in (…?) are named by trailers of the commit, which nobody verified.

Examples:
  countersign blame src/app.ts                     who or what wrote every line
  countersign blame src/app.ts -L 10,20            of these lines alone
  countersign blame src/app.ts --rev v1.2          as of a tag
  countersign blame src/app.ts --staged            as it would be committed
  countersign blame src/app.ts --format json | jq '.lines[] | select(.origin == "ai")'`;

export function declareBlame(program: Command): void {
	program
		.command("blame")
		.summary("who or what wrote every line of a file")
		.description(
			"Shows commit, origin, how it is known, tool, model, session, prompt and approver of every line of a file.",
		)
		.argument("<file>", "a file of the repository")
		.option("--rev <rev>", "as of this revision")
		.option("--staged", "as it is staged for the next commit")
		.option("-L, --lines <start,end>", "these lines only: 10,20 or 10,+5 or 10, or ,20")
		.addHelpText("after", EXAMPLES)
		.action((file: string, _options: unknown, command: Command) => {
			const options = command.optsWithGlobals<BlameOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { blame } = await import("../commands/blame.ts");
				return blame(session, file, options);
			});
		});
}
