import type { Command } from "commander";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";
import { declareProvenanceExchange } from "./declare-provenance-exchange.ts";
import { declareProvenanceSign } from "./declare-provenance-sign.ts";
import { declareRecordLists, nameProvenance } from "./declare-record-lists.ts";

const SHOW_EXAMPLES = `
Examples:
  countersign provenance show 3f9a2c
  countersign provenance show 3f9a2c --format json | jq -r .promptText`;

const STATUS_EXAMPLES = `
Examples:
  countersign provenance status
  countersign provenance status --format json | jq .state`;

const ERASE_EXAMPLES = `
The record stays and still names the prompt's digest. Older commits of refs/countersign/provenance hold the text until
they are pruned.

Examples:
  countersign provenance erase 3f9a2c
  countersign provenance erase 3f9a2c && countersign provenance push`;

function declareSingles(provenance: Command): void {
	provenance
		.command("show")
		.summary("one record, with its prompt")
		.description("Shows one provenance record, with the text of its prompt where it is kept.")
		.argument("<id>", "the record's id, or how it begins")
		.addHelpText("after", SHOW_EXAMPLES)
		.action((id: string, _options: unknown, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
				const { showProvenance } = await import("../commands/provenance-show.ts");
				return showProvenance(session, id);
			}),
		);
	provenance
		.command("erase")
		.summary("remove the text of a prompt, and keep the record")
		.description("Removes the text of a record's prompt from refs/countersign/provenance.")
		.argument("<id>", "the record's id, or how it begins")
		.addHelpText("after", ERASE_EXAMPLES)
		.action((id: string, _options: unknown, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
				const { eraseProvenance } = await import("../commands/provenance-erase.ts");
				return eraseProvenance(session, id);
			}),
		);
	provenance
		.command("status")
		.summary("whether origin is measured here")
		.description("Shows hooks, heartbeats, what waits, and how many of the latest lines are unknown.")
		.addHelpText("after", STATUS_EXAMPLES)
		.action((_options: unknown, command: Command) =>
			runCommand(command.optsWithGlobals<GlobalOptions>(), async (session) => {
				const { showProvenanceStatus } = await import("../commands/provenance-status.ts");
				return showProvenanceStatus(session);
			}),
		);
}

export function declareProvenance(program: Command): void {
	const provenance = nameProvenance(program);
	declareRecordLists(provenance);
	declareSingles(provenance);
	declareProvenanceSign(provenance);
	declareProvenanceExchange(provenance);
}
