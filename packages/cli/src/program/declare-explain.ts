import type { Command } from "commander";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXAMPLES = `
Examples:
  countersign explain py-sql-injection         a rule
  countersign explain sql-injection            all rules of a class
  countersign explain CHANGE_REVISION_UNKNOWN  an error code
  countersign explain missing-approval         the reason of a verdict`;

export function declareExplain(program: Command): void {
	program
		.command("explain")
		.summary("what a rule, an error code or a reason means")
		.description(
			"Explains a rule with a safe way to write the code, an error code, or the reason of a verdict.",
		)
		.argument("<id>", "as a report shows it")
		.addHelpText("after", EXAMPLES)
		.action((id: string, _options: unknown, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
				const { explain } = await import("../commands/explain.ts");
				return explain(session, id);
			}),
		);
}
