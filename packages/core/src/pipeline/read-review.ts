import { type Review, reviewChange, type StoredAct } from "../approval/index.ts";
import type { Change, Directory, Hunk, Identity, ProvenanceReport, ReviewReport } from "../model/index.ts";
import { createDirectory } from "../people/index.ts";
import { createKeyFinder } from "./cite-signed-records.ts";
import { findPeople } from "./find-people.ts";
import { isMachine, listAuthors } from "./list-authors.ts";
import type { Ports } from "./ports.ts";
import { readActs } from "./read-acts.ts";
import { readChangeHunks } from "./read-hunks.ts";

export interface ReviewRequest {
	readonly change: Change;
	readonly provenance: ProvenanceReport;
	readonly ports: Ports;
	readonly readWorktreeFile: (path: string) => Promise<Uint8Array | null>;
	/** ISO 8601. */
	readonly now: string;
	/** Whether to look for hunks also where nobody has signed for any yet. */
	readonly listHunks?: boolean;
}

/** A change with everything that its review depends on. */
export interface ReviewScene {
	readonly directory: Directory | null;
	readonly hunks: readonly Hunk[];
	readonly authors: readonly Identity[];
	readonly acts: readonly StoredAct[];
	/** Judges acts: those that are stored, and one that is about to be. */
	readonly judge: (acts: readonly StoredAct[]) => Promise<Review>;
	readonly problems: ReviewReport["problems"];
	readonly notes: readonly string[];
}

const NOTHING: Review = { approvals: [], waivers: [], holds: [], acts: [] };

async function listCommitKeys(ports: Ports, { commits }: Change): Promise<readonly string[]> {
	const findKey = createKeyFinder(ports);
	const keys = new Set<string>();
	for (const { id } of commits) {
		const key = (await findKey(id))?.key;
		if (key) keys.add(key);
	}
	return [...keys];
}

async function findKnownCommits(ports: Ports, acts: readonly StoredAct[]): Promise<ReadonlySet<string>> {
	const wanted = new Set(acts.flatMap(({ act }) => act.change.base.commit ?? []));
	const known = new Set<string>();
	for (const commit of wanted) if ((await ports.signatures.readSignature(commit)) !== null) known.add(commit);
	return known;
}

/**
 * Opens the review of a change.
 * @throws PeopleError when the list of people is not what it claims to be; ChangeError when contents are absent.
 */
export async function openReview(request: ReviewRequest): Promise<ReviewScene> {
	const { change, ports, provenance, now } = request;
	const { version, notes } = await findPeople(request);
	const directory = version === null ? null : createDirectory(version, now);
	// Where nobody is enrolled, no act can count: then there is no reason to look through what may be a million statements.
	const { acts, problems } = directory === null ? { acts: [], problems: [] } : await readActs(ports);
	const isAsked = directory !== null && (acts.length > 0 || request.listHunks === true);
	const hunks = isAsked ? await readChangeHunks(ports, change) : [];
	const authors = listAuthors(change, provenance);
	const judge = async (all: readonly StoredAct[]): Promise<Review> => {
		if (directory === null || all.length === 0) return NOTHING;
		const commitKeys = await listCommitKeys(ports, change);
		const knownCommits = await findKnownCommits(ports, all);
		const facts = { change, hunks, directory, authors, commitKeys, knownCommits, isMachine, now };
		return reviewChange({ ...facts, acts: all });
	};
	return { directory, hunks, authors, acts, judge, problems, notes };
}

/** What people have signed for a change, for verdict and report. */
export interface FoundReview {
	readonly review: Review;
	readonly report: ReviewReport;
}

export async function readReview(request: ReviewRequest): Promise<FoundReview> {
	const { directory, hunks, acts, judge, problems, notes } = await openReview(request);
	const review = await judge(acts);
	const people = directory === null ? null : { version: directory.version, digest: directory.digest };
	return { review, report: { people, hunks, acts: review.acts, problems, notes } };
}

/** Stands in for a review that could not be read: nobody has signed anything. */
export function getUnreadReview(): FoundReview {
	return { review: NOTHING, report: { people: null, hunks: [], acts: [], problems: [], notes: [] } };
}
