import { findDeclaredClaim } from "../declare-commit.ts";
import type { ForeignEvidence, ImportScene } from "./import-scene.ts";

/** What trailers and identities of commits declare about all their lines, so that a squash without them loses nothing. */
export async function collectTrailers({ source, introductions }: ImportScene): Promise<ForeignEvidence> {
	const wanted = new Set(introductions.commits);
	const declared = source.change.commits
		.filter(({ id }) => wanted.has(id))
		.flatMap((commit) => {
			const claim = findDeclaredClaim(commit);
			return claim === null || claim.origin === "unknown" ? [] : [[commit.id, claim] as const];
		});
	return { placed: [], declared: new Map(declared) };
}
