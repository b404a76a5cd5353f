import { importGitAiNotes, openRepository } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { warnProblems } from "../provenance/open-records.ts";
import type { Session } from "../session.ts";

export interface ImportOptions {
	readonly base?: string;
	readonly head?: string;
}

/** Stores records made from git-ai notes. */
export async function importProvenance(session: Session, { base, head }: ImportOptions): Promise<number> {
	const repository = await openRepository(session.directory);
	const { ids, problems } = await importGitAiNotes(repository, { base, head });
	warnProblems(problems);
	await writeResult(session, {
		text: () =>
			`${ids.length} records made from git-ai notes; those that were here already stay as they are.\n`,
		json: { records: ids, problems },
	});
	return 0;
}
