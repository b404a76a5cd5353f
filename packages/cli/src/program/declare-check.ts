import type { Command } from "commander";
import type { CheckOptions } from "../commands/check.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXAMPLES = `
Examples:
  countersign check                                  what this branch adds to the default branch
  countersign check --staged                         what would be committed now
  countersign check --base origin/main --head HEAD   between two revisions
  countersign check --format sarif=out.sarif         a file for code scanning, the text on the screen
  countersign check --format json | jq .verdict      for programs`;

export function declareCheck(program: Command): void {
	program
		.command("check")
		.summary("the gate: one verdict over a change")
		.description(
			"Reads a change from git, finds out who wrote each line, inspects it, and gives one verdict.",
		)
		.option("--base <rev>", "compare with where HEAD left REV (the default branch when absent)")
		.option("--head <rev>", "the revision to check (HEAD when absent)")
		.option("--staged", "check what is staged")
		.option("--no-evidence", "store no signed statement of this check in the repository")
		.option("--no-cache", "analyze everything anew")
		.addHelpText("after", EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<CheckOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { check } = await import("../commands/check.ts");
				return check(session, options);
			});
		});
}
