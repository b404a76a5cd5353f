import type { Command } from "commander";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const WORDS = {
	push: {
		summary: "send signatures to a remote, after uniting with its own",
		description:
			"Unites refs/countersign/statements of this clone with that of a remote and sends it what it lacks. Uses the network.",
	},
	pull: {
		summary: "get signatures from a remote and unite them with ours",
		description:
			"Gets refs/countersign/statements of a remote and unites it with that of this clone. Uses the network.",
	},
} as const;

/** `push` and `pull` below a command whose statements they share. */
export function declareStatementsExchange(parent: Command): void {
	for (const direction of ["push", "pull"] as const) {
		const name = `countersign ${parent.name()} ${direction}`;
		parent
			.command(direction)
			.summary(WORDS[direction].summary)
			.description(WORDS[direction].description)
			.argument("[remote]", "a remote of the repository", "origin")
			.addHelpText("after", `\nExamples:\n  ${name}\n  ${name} upstream`)
			.action((remote: string, _options: unknown, command: Command) =>
				runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
					const { exchangeStatements } = await import("../commands/statements-exchange.ts");
					return exchangeStatements(session, direction, remote);
				}),
			);
	}
}
