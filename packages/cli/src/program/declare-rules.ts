import type { Command } from "commander";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const LIST_EXAMPLES = `
Examples:
  countersign rules list
  countersign rules list --format json | jq '.[].id'`;

const TEST_EXAMPLES = `
Cases lie beside the rules and say what must be found on the line below the comment:
  # ruleid: my-rule      must be found
  # ok: my-rule          must not be found

Examples:
  countersign rules test .countersign/rules
  countersign rules test rules --only py-sql-injection`;

export function declareRules(program: Command): void {
	const rules = program
		.command("rules")
		.summary("list rules, and try rules on their cases")
		.description("Lists the packaged rules, and tries rules of your own on their cases.")
		.addHelpText(
			"after",
			"\nExamples:\n  countersign rules list\n  countersign rules test .countersign/rules",
		);
	rules
		.command("list")
		.summary("the packaged rules")
		.description("Lists the packaged rules with severity and title.")
		.addHelpText("after", LIST_EXAMPLES)
		.action((_options: unknown, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
				const { listRules } = await import("../commands/rules-list.ts");
				return listRules(session);
			}),
		);
	rules
		.command("test")
		.summary("try rules on their cases")
		.description("Runs the rules of a folder over the case files beside them and compares.")
		.argument("<dir>", "folder of rules and cases")
		.option("--only <text>", "only cases whose path holds this text", "")
		.addHelpText("after", TEST_EXAMPLES)
		.action((folder: string, { only }: { readonly only: string }, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
				const { testRuleFolder } = await import("../commands/rules-test.ts");
				return testRuleFolder(session, folder, only);
			}),
		);
}
