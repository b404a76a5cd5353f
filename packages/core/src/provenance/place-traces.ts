import type { Change, ObjectId, TreeReader } from "../model/index.ts";
import type { PlacedClaim } from "./claim.ts";
import { ContentMatcher } from "./content-hash.ts";
import type { Introductions } from "./introductions.ts";
import type { ProblemLog } from "./problem-log.ts";
import type { FoundTrace } from "./read-traces.ts";

export interface TracePlaces {
	readonly change: Change;
	readonly introductions: Introductions;
	readonly trees: TreeReader;
}

type Children = ReadonlyMap<string, readonly ObjectId[]>;

function listChildren(change: Change): Children {
	const children = new Map<string, ObjectId[]>();
	for (const commit of change.commits) {
		for (const parent of commit.parents) children.set(parent, [...(children.get(parent) ?? []), commit.id]);
	}
	return children;
}

interface Placement {
	readonly commit: ObjectId | null;
	readonly ambiguous: boolean;
}

/**
 * `vcs.revision` is the commit itself by the RFC's lookup model, and its parent in the reference implementation. The
 * commit meant must have introduced lines of the file; where both did, the writer's version tells which is likelier.
 */
function placeByRevision(entry: FoundTrace, children: Children, introductions: Introductions): Placement {
	const revision = entry.revision ?? "";
	const introduced = (commit: ObjectId) => introductions.has(commit, entry.path);
	const self = introduced(revision) ? revision : null;
	const heirs = (children.get(revision) ?? []).filter(introduced);
	const child = heirs.length === 1 ? (heirs[0] ?? null) : null;
	const ambiguous = heirs.length > 1 || (self !== null && heirs.length > 0);
	return { commit: entry.revisionIsParent ? (child ?? self) : (self ?? child), ambiguous };
}

function place(entry: FoundTrace, commit: ObjectId | null): PlacedClaim {
	return { commit, path: entry.path, ...entry.lines, claim: entry.claim, where: entry.where };
}

/** An ambiguous record raises scrutiny, of lines that may be the wrong ones: better than none. */
function settleAmbiguity(entry: FoundTrace, commit: ObjectId | null, problems: ProblemLog): PlacedClaim[] {
	const outcome = commit === null ? "not used" : `low confidence, taken for ${commit.slice(0, 12)}`;
	const message = `Revision ${entry.revision?.slice(0, 12)} may mean several commits for ${entry.path}: ${outcome}.`;
	problems.add("PROVENANCE_TRACE_AMBIGUOUS", entry.where, message);
	return commit === null ? [] : [place(entry, commit)];
}

/** Finds the lines that trace entries speak of. Records of commits outside the change are passed over silently. */
export async function placeTraces(
	entries: readonly FoundTrace[],
	places: TracePlaces,
	problems: ProblemLog,
): Promise<readonly PlacedClaim[]> {
	const children = listChildren(places.change);
	const matcher = new ContentMatcher(places.trees, places.change.head.tree);
	const headPaths = new Set(places.change.files.map((file) => file.path));
	const placed: PlacedClaim[] = [];
	for (const entry of entries) {
		if (entry.revision !== null) {
			const { commit, ambiguous } = placeByRevision(entry, children, places.introductions);
			if (ambiguous) placed.push(...settleAmbiguity(entry, commit, problems));
			else if (commit !== null) placed.push(place(entry, commit));
			continue;
		}
		if (!headPaths.has(entry.path)) continue;
		if (await matcher.matches(entry.path, entry.lines, entry.contentHash ?? ""))
			placed.push(place(entry, null));
		else {
			const message = `A record about ${entry.path} has no commit id, and no sha256 that matches these lines.`;
			problems.add("PROVENANCE_TRACE_UNPLACED", entry.where, message);
		}
	}
	return placed;
}
