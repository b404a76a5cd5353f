import type { NoteReader, ObjectId } from "../model/index.ts";
import type { PlacedClaim } from "./claim.ts";
import { parseGitAiNote } from "./git-ai-note.ts";
import type { ProblemLog } from "./problem-log.ts";

export const GIT_AI_REF = "refs/notes/ai";

function readNote(commit: ObjectId, bytes: Uint8Array, problems: ProblemLog): PlacedClaim[] {
	const where = `${GIT_AI_REF} ${commit}`;
	const note = problems.attempt(where, () => parseGitAiNote(bytes));
	if (note === null) return [];
	for (const { code, message } of note.problems) problems.add(code, where, message);
	return note.entries
		.toReversed()
		.flatMap(({ path, ranges, claim }) =>
			ranges.map(({ start, end }) => ({ commit, path, start, end, claim, where })),
		);
}

/** What git-ai notes say, in the coordinates of the commits that carry them; latest entry of a note first. */
export async function readNoteClaims(
	notes: NoteReader,
	commits: readonly ObjectId[],
	problems: ProblemLog,
): Promise<readonly PlacedClaim[]> {
	const found = await notes.readNotes(GIT_AI_REF, commits);
	return commits.flatMap((commit) => {
		const bytes = found.get(commit);
		return bytes ? readNote(commit, bytes, problems) : [];
	});
}
