import type { Commit } from "../../model/index.ts";
import type { PlacedClaim } from "../claim.ts";
import { type EntireSession, listCheckpointIds, readCheckpoint } from "./entire-checkpoint.ts";
import { type ForeignEvidence, type ImportScene, NO_DECLARATIONS } from "./import-scene.ts";

/**
 * A session was open while the commit came to be: that says `mixed` of what the commit added to the files it touched, as
 * its trailer does, and no more.
 */
function placeSession(
	{ tool, model, session, paths }: EntireSession,
	commit: Commit,
	{ introductions }: ImportScene,
): readonly PlacedClaim[] {
	const claim = {
		origin: "mixed",
		grade: "declared",
		source: "trailer",
		tool,
		model,
		session,
		person: null,
	} as const;
	return [...introductions.byFile.values()]
		.flat()
		.filter((run) => run.commit === commit.id && (paths === null || paths.has(run.path)))
		.map(({ path, lines, originalStart }) => {
			const end = originalStart + lines.end - lines.start;
			return { commit: commit.id, path, start: originalStart, end, claim, where: `Entire ${session ?? ""}` };
		});
}

/** Checkpoints of Entire that the commits name, from refs of their own and from the older branch. */
export async function collectEntire(scene: ImportScene): Promise<ForeignEvidence> {
	const { source, introductions, problems, losses } = scene;
	const wanted = new Set(introductions.commits);
	const placed: (readonly PlacedClaim[])[] = [];
	let sessions = 0;
	for (const commit of source.change.commits.filter(({ id }) => wanted.has(id))) {
		for (const id of listCheckpointIds(commit.message)) {
			const found = await readCheckpoint(id, { ...source, problems });
			if (found === null) {
				const message = `The checkpoint ${id} is not in this clone.`;
				problems.add("PROVENANCE_CHECKPOINT_MISSING", commit.id, message);
			}
			sessions += found?.length ?? 0;
			for (const session of found ?? []) placed.push(placeSession(session, commit, scene));
		}
	}
	const transcripts =
		"Prompts and transcripts stay where they are: they were redacted by rules other than ours.";
	losses.add({ kind: "prompt", unit: "sessions", count: sessions, reason: transcripts });
	const shares =
		"Shares of lines are a heuristic of Entire; all lines of the files touched are declared `mixed`.";
	losses.add({ kind: "lines", unit: "sessions", count: sessions, reason: shares });
	return { placed: placed.flat(), declared: NO_DECLARATIONS };
}
