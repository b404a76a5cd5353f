import type { Command } from "commander";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXAMPLES = `
Examples:
  countersign doctor
  countersign doctor --format json`;

export function declareDoctor(program: Command): void {
	program
		.command("doctor")
		.summary("whether everything works here")
		.description("Examines programs, installation and repository, and says what to do. Changes nothing.")
		.addHelpText("after", EXAMPLES)
		.action((_options: unknown, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
				const { doctor } = await import("../commands/doctor.ts");
				return doctor(session);
			}),
		);
}
