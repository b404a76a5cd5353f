import { Argument, type Command } from "commander";
import { SHELLS, type Shell } from "../completion/render-completion.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXAMPLES = `
Examples:
  eval "$(countersign completion bash)"
  countersign completion zsh > ~/.zfunc/_countersign
  countersign completion fish > ~/.config/fish/completions/countersign.fish`;

export function declareCompletion(program: Command): void {
	program
		.command("completion")
		.summary("completion script for a shell")
		.description("Prints a script that lets a shell complete commands and options.")
		.addArgument(new Argument("<shell>").choices(SHELLS))
		.addHelpText("after", EXAMPLES)
		.action((shell: Shell, _options: unknown, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async () => {
				const { completion } = await import("../commands/completion.ts");
				return completion(program, shell);
			}),
		);
}
