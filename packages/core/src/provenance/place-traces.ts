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
	/** The other commits that may be meant. */
	readonly rivals: readonly ObjectId[];
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
	const commit = entry.revisionIsParent ? (child ?? self) : (self ?? child);
	const all = self === null ? heirs : [self, ...heirs];
	return { commit, rivals: all.filter((one) => one !== commit) };
}

/** The one of several commits whose lines have the record's hash; null where that is none. */
async function findByContent(
	entry: FoundTrace,
	{ commit, rivals }: Placement,
	{ matcher, treeOf }: { readonly matcher: ContentMatcher; readonly treeOf: ReadonlyMap<ObjectId, ObjectId> },
): Promise<ObjectId | null> {
	for (const one of commit === null ? rivals : [commit, ...rivals]) {
		const tree = treeOf.get(one);
		if (tree === undefined) continue;
		if (await matcher.matches({ tree, path: entry.path }, entry.lines, entry.contentHash ?? "")) return one;
	}
	return null;
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
	const matcher = new ContentMatcher(places.trees);
	const { tree } = places.change.head;
	const treeOf = new Map(places.change.commits.map((commit) => [commit.id, commit.tree]));
	const headPaths = new Set(places.change.files.map((file) => file.path));
	const placed: PlacedClaim[] = [];
	for (const entry of entries) {
		if (entry.revision !== null) {
			const placement = placeByRevision(entry, children, places.introductions);
			const { commit, rivals } = placement;
			const found = rivals.length > 0 ? await findByContent(entry, placement, { matcher, treeOf }) : commit;
			if (found !== null) placed.push(place(entry, found));
			else if (rivals.length > 0) placed.push(...settleAmbiguity(entry, commit, problems));
			continue;
		}
		if (!headPaths.has(entry.path)) continue;
		if (await matcher.matches({ tree, path: entry.path }, entry.lines, entry.contentHash ?? ""))
			placed.push(place(entry, null));
		else {
			const message = `A record about ${entry.path} has no commit id, and no sha256 that matches these lines.`;
			problems.add("PROVENANCE_TRACE_UNPLACED", entry.where, message);
		}
	}
	return placed;
}
