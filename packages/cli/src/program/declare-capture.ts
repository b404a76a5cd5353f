import type { Command } from "commander";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXAMPLES = `
Examples:
  countersign capture --agent claude-code < event.json
  countersign capture --agent agent-v1    < event.json   any tool can report

Started by the hooks of assistants. Exits with 0 whatever happens, so that no assistant is stopped.`;

export function declareCapture(program: Command): void {
	program
		.command("capture")
		.summary("take one event of an assistant's hook")
		.description("Keeps what an assistant's event, JSON on standard input, says about who wrote which lines.")
		.requiredOption("--agent <name>", "claude-code, codex, cursor, gemini-cli, copilot, windsurf, …")
		.addHelpText("after", EXAMPLES)
		.action(({ agent }: { readonly agent: string }, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
				const { capture } = await import("../commands/capture.ts");
				return capture(agent, session.directory);
			}),
		);
}
