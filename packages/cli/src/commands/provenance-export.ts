import { openRepository, readOrigins, renderGitAiNote } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { writeStderr } from "../output/write-stdout.ts";
import { warnProblems } from "../provenance/open-records.ts";
import type { Session } from "../session.ts";

/** The origin of a commit's lines as a git-ai note. */
export async function exportProvenance(session: Session, revision: string): Promise<number> {
	const repository = await openRepository(session.directory);
	const request = { base: `${revision}^`, head: revision };
	const { change, provenance } = await readOrigins(repository, request);
	const note = renderGitAiNote(provenance.files, change.head.commit ?? "");
	warnProblems(provenance.problems);
	for (const loss of note.lost) writeStderr(`lost: ${loss}\n`);
	await writeResult(session, {
		text: () => note.text,
		json: { commit: change.head.commit, note: note.text, lost: note.lost, problems: provenance.problems },
	});
	return 0;
}
