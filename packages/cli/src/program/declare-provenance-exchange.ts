import type { Command } from "commander";
import type { ImportOptions } from "../commands/provenance-import.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXPORT_EXAMPLES = `
What the format has no word for is named on standard error.

Examples:
  countersign provenance export HEAD
  countersign provenance export HEAD | git notes --ref=ai add -f -F - HEAD`;

const IMPORT_EXAMPLES = `
Examples:
  countersign provenance import                   notes of what this branch adds
  countersign provenance import --base v1.0       notes of everything since a tag`;

const REMOTES = {
	push: {
		summary: "send records to a remote, after uniting with its own",
		description:
			"Unites the records of this clone with those of a remote and sends it what it lacks. Uses the network.",
	},
	pull: {
		summary: "get records from a remote and unite them with ours",
		description: "Gets the records of a remote and unites them with those of this clone. Uses the network.",
	},
} as const;

function declareRemote(provenance: Command, direction: "push" | "pull"): void {
	const { summary, description } = REMOTES[direction];
	provenance
		.command(direction)
		.summary(summary)
		.description(description)
		.argument("[remote]", "a remote of the repository", "origin")
		.addHelpText(
			"after",
			`\nExamples:\n  countersign provenance ${direction}\n  countersign provenance ${direction} upstream`,
		)
		.action((remote: string, _options: unknown, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
				const { exchangeProvenance } = await import("../commands/provenance-exchange.ts");
				return exchangeProvenance(session, direction, remote);
			}),
		);
}

export function declareProvenanceExchange(provenance: Command): void {
	declareRemote(provenance, "push");
	declareRemote(provenance, "pull");
	provenance
		.command("export")
		.summary("origin of a commit's lines as a git-ai note")
		.description("Writes the origin of the lines that a commit added as a git-ai note, authorship/3.0.0.")
		.argument("[commit]", "the commit", "HEAD")
		.addHelpText("after", EXPORT_EXAMPLES)
		.action((commit: string, _options: unknown, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
				const { exportProvenance } = await import("../commands/provenance-export.ts");
				return exportProvenance(session, commit);
			}),
		);
	provenance
		.command("import")
		.summary("make records of git-ai notes")
		.description("Turns the git-ai notes of commits into records, which outlive a rewrite of these commits.")
		.option("--base <rev>", "commits since REV (the default branch when absent)")
		.option("--head <rev>", "up to this revision (HEAD when absent)")
		.addHelpText("after", IMPORT_EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<ImportOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { importProvenance } = await import("../commands/provenance-import.ts");
				return importProvenance(session, options);
			});
		});
}
