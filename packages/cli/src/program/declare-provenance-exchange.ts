import type { Command } from "commander";
import type { ExportOptions } from "../commands/provenance-export.ts";
import type { ImportOptions } from "../commands/provenance-import.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const FORMATS = `
Formats:
  git-ai        a note, authorship/3.0.0 (export and import)
  agent-trace   records of Agent Trace 0.1.0, one a line (export and import)
  trailers      Assisted-by: AGENT:MODEL [TOOL...] (export and import)
  cyclonedx     CycloneDX 1.6 in JSON, with cdxgen's property names (export and import)
  spdx          SPDX 2.3 snippets in JSON (export and import)
  entire        checkpoints of Entire, from its refs or its branch (import only)
What a format has no word for, and what is not believed, is counted on standard error and in --format json.`;

const EXPORT_EXAMPLES = `${FORMATS}

Examples:
  countersign provenance export HEAD                       a git-ai note
  countersign provenance export HEAD | git notes --ref=ai add -f -F - HEAD
  countersign provenance export --format agent-trace HEAD >> .agent-trace/traces.jsonl
  countersign provenance export --format agent-trace=traces.jsonl v1.0..v1.1
  countersign provenance export --format trailers --staged --tools sparse,smatch
  countersign provenance export --format cyclonedx=bom.json --format json v1.0
  countersign provenance export --format spdx HEAD~3`;

const IMPORT_EXAMPLES = `${FORMATS}

Examples:
  countersign provenance import                             notes of what this branch adds
  countersign provenance import --base v1.0                 notes of everything since a tag
  countersign provenance import --from agent-trace          records below .agent-trace/
  countersign provenance import --from entire --base main
  countersign provenance import --from trailers --head topic
  countersign provenance import --from cyclonedx bom.json
  curl -s https://example.org/a.spdx.json | countersign provenance import --from spdx -`;

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

function declareExport(provenance: Command): void {
	provenance
		.command("export")
		.summary("origin of a commit's lines, in a format of other tools")
		.description(
			"Writes the origin of the lines that a commit added as a git-ai note, or in the format that --format names.",
		)
		.argument("[commit]", "the commit, or for agent-trace a range A..B (HEAD when absent)")
		.option("--staged", "what would be committed now; for trailers only")
		.option("--tools <names>", "analysis tools that trailers name too, with commas between them")
		.addHelpText("after", EXPORT_EXAMPLES)
		.action(async (commit: string | undefined, _options: unknown, command: Command) => {
			const options = command.optsWithGlobals<Omit<ExportOptions, "exchange"> & GlobalOptions>();
			const { splitFormats } = await import("../provenance/split-formats.ts");
			const { exchange, format } = splitFormats(options.format ?? []);
			return runCommand({ ...options, format }, async (session) => {
				const { runExport } = await import("../commands/provenance-export.ts");
				return runExport(session, commit, { ...options, exchange });
			});
		});
}

function declareImport(provenance: Command): void {
	provenance
		.command("import")
		.summary("make records of what other tools say")
		.description(
			"Turns what another tool says about the lines of commits into records, which outlive a rewrite of these commits.",
		)
		.argument("[files...]", "documents in agent-trace, cyclonedx or spdx; - reads standard input")
		.option("--from <format>", "what to read", "git-ai")
		.option("--base <rev>", "commits since REV (the default branch when absent)")
		.option("--head <rev>", "up to this revision (HEAD when absent)")
		.addHelpText("after", IMPORT_EXAMPLES)
		.action((files: readonly string[], _options: unknown, command: Command) => {
			const options = command.optsWithGlobals<ImportOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { runImport } = await import("../commands/provenance-import.ts");
				return runImport(session, files, options);
			});
		});
}

export function declareProvenanceExchange(provenance: Command): void {
	declareRemote(provenance, "push");
	declareRemote(provenance, "pull");
	declareExport(provenance);
	declareImport(provenance);
}
