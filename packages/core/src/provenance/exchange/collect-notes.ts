import { readNoteClaims } from "../read-note-claims.ts";
import { type ForeignEvidence, type ImportScene, NO_DECLARATIONS } from "./import-scene.ts";

/** git-ai notes of the commits that brought the lines in. */
export async function collectNotes({
	source,
	introductions,
	problems,
}: ImportScene): Promise<ForeignEvidence> {
	const placed = await readNoteClaims(source.notes, introductions.commits, problems);
	return { placed, declared: NO_DECLARATIONS };
}
