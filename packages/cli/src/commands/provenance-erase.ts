import { rm } from "node:fs/promises";
import { join } from "node:path";
import { erasePrompt, getRecord } from "@countersign/core";
import { CliError } from "../errors.ts";
import { writeResult } from "../output/write-result.ts";
import { openRecords } from "../provenance/open-records.ts";
import type { Session } from "../session.ts";

const OUTCOMES = {
	erased: "The prompt is erased; the record stays, and still names its digest.",
	"already-erased": "The prompt was erased before.",
	"no-prompt": "The text of this prompt is not in this clone.",
} as const;

/** Removes the text of a record's prompt, and keeps the record. */
export async function eraseProvenance(session: Session, id: string): Promise<number> {
	const { archive, problems, promptFolders } = await openRecords(session);
	const stored = await getRecord(archive, id, problems);
	const digest = stored.record.prompt?.object ?? null;
	if (digest === null) {
		throw new CliError("CLI_NOTHING_TO_ERASE", {
			message: `The record ${stored.id} has no text of a prompt.`,
		});
	}
	const outcome = await erasePrompt(archive, digest);
	for (const folder of promptFolders) await rm(join(folder, `${digest}.json`), { force: true });
	const hint =
		"Older commits of the ref, and clones that have them, still hold it: push, and have the others pull and prune.";
	await writeResult(session, {
		text: () => `${OUTCOMES[outcome]}\n${outcome === "erased" ? `${hint}\n` : ""}`,
		json: { record: stored.id, prompt: digest, outcome },
	});
	return 0;
}
