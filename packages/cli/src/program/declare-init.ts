import { type Command, Option } from "commander";
import type { InitOptions } from "../commands/init.ts";
import { AGENT_SETUPS } from "../init/agents/index.ts";
import { FORGES } from "../init/plan-ci.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXAMPLES = `
Examples:
  countersign init              show what would change, then ask
  countersign init --dry-run    only show it
  countersign init --yes        do not ask
  countersign init --agent codex --agent cursor    hooks of these assistants, found or not
  countersign init --no-agents  leave the assistants alone
  countersign init --undo       put every file back as it was`;

export function declareInit(program: Command): void {
	program
		.command("init")
		.summary("set up a repository: policy, refs, git hook, assistants, CI file")
		.description(
			"Sets up a repository: policy, refs for evidence, pre-commit hook, hooks of the assistants used here, CI file. Shows the diff first.",
		)
		.option("--yes", "make the changes without asking")
		.option("--dry-run", "show the changes and make none")
		.option("--undo", "put everything back as it was before init")
		.addOption(
			new Option("--ci <forge>", "CI file for this forge; guessed from the remote when absent").choices(
				FORGES,
			),
		)
		.addOption(
			new Option(
				"--agent <name...>",
				"have this assistant report what it writes; those found when absent",
			).choices(AGENT_SETUPS.map(({ agent }) => agent)),
		)
		.addOption(new Option("--no-agents", "set up no assistant").conflicts("agent"))
		.addHelpText("after", EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<InitOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { init } = await import("../commands/init.ts");
				return init(session, options);
			});
		});
}
