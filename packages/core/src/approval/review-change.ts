import type {
	Approval,
	Change,
	Directory,
	Hold,
	Hunk,
	Identity,
	ReviewedAct,
	Role,
	Waiver,
} from "../model/index.ts";
import type { Act } from "./act.ts";
import { type Coverage, coverHunks } from "./cover-hunks.ts";
import { judgeSigner, type Refusal, refuse, type StoredAct } from "./judge-signer.ts";
import { findRecall, type Recall } from "./recalls.ts";
import { BOARD_ROLES, VETO_ROLES, WAIVER_ROLES } from "./roles.ts";

export interface ReviewInput {
	readonly change: Change;
	readonly hunks: readonly Hunk[];
	readonly acts: readonly StoredAct[];
	readonly directory: Directory;
	/** Who is known to have had a hand in the change. */
	readonly authors: readonly Identity[];
	/** Fingerprints of keys that signed its commits. */
	readonly commitKeys: readonly string[];
	/** Whether an identity is that of an assistant or a bot. */
	readonly isMachine: (identity: Identity) => boolean;
	/** Commits that this clone has. */
	readonly knownCommits: ReadonlySet<string>;
	/** ISO 8601. */
	readonly now: string;
}

/** What people have signed for a change, and what of it counts. */
export interface Review {
	readonly approvals: readonly Approval[];
	readonly waivers: readonly Waiver[];
	readonly holds: readonly Hold[];
	/** All acts that concern the change, the oldest first. */
	readonly acts: readonly ReviewedAct[];
}

/** An act that concerns the change, judged so far. */
interface Case {
	readonly stored: StoredAct;
	readonly person: string | null;
	readonly coverage: Coverage;
	readonly refusal: Refusal | null;
}

function isSameBranch(act: Act, { branch, defaultBranch }: Change): boolean {
	return branch !== null && branch !== defaultBranch && act.change.branch === branch;
}

function isSameChange(act: Act, { change }: ReviewInput): boolean {
	const { head, base } = act.change;
	if (change.commits.some(({ id }) => id === head.commit) || isSameBranch(act, change)) return true;
	if (base.commit !== change.base.commit || act.kind === "veto") return false;
	const paths = new Set(change.files.map(({ path }) => path));
	return act.hunks.some(({ path }) => paths.has(path));
}

/** Where an act begins must be known here: a copy of the same lines in another history is not the same change. */
function judgeBase(act: Act, { change, knownCommits }: ReviewInput): Refusal | null {
	const { commit } = act.change.base;
	if (commit === change.base.commit || (commit !== null && knownCommits.has(commit))) return null;
	const message = `It was signed for a change that begins at ${commit?.slice(0, 12) ?? "nothing"}, which is not in this clone.`;
	return refuse("APPROVAL_OTHER_REPOSITORY", message);
}

function openCases(input: ReviewInput): readonly Case[] {
	return input.acts.flatMap((stored) => {
		const { act } = stored;
		const coverage = coverHunks(act.hunks, input.hunks);
		if (coverage.covered.length === 0 && !isSameChange(act, input)) return [];
		const { person, refusal } = judgeSigner(stored, input.directory, input.now);
		return [{ stored, person, coverage, refusal: refusal ?? judgeBase(act, input) }];
	});
}

/**
 * Everybody enrolled who had a hand in the change, also where a squash has made them invisible: whoever reviewed it before
 * wrote down whom they saw.
 */
function findAuthors(
	{ authors, commitKeys, directory }: ReviewInput,
	cases: readonly Case[],
): ReadonlySet<string> {
	const remembered = cases.flatMap(({ stored, refusal, coverage }) =>
		refusal === null && coverage.covered.length > 0 ? stored.act.change.authors : [],
	);
	const byName = [...authors, ...remembered].flatMap((identity) => directory.findPersons(identity));
	return new Set([...byName, ...commitKeys.flatMap((key) => directory.findOwner(key) ?? [])]);
}

function judgeRole(act: Act, person: string, directory: Directory): Refusal | null {
	if (act.kind === "recall" || act.kind === "request") return null;
	const { role } = act;
	if (!directory.holdsRole(person, role, act.at).held)
		return refuse("APPROVAL_ROLE_NOT_HELD", `${person} does not hold the role ${role}.`);
	const allowed: Readonly<Record<typeof act.kind, readonly Role[] | null>> = {
		approval: null,
		veto: VETO_ROLES,
		waiver: WAIVER_ROLES,
	};
	const roles = allowed[act.kind];
	if (roles === null || roles.includes(role)) return null;
	return refuse(
		"APPROVAL_ROLE_NOT_HELD",
		`A ${act.kind} takes one of the roles ${roles.join(", ")}, not ${role}.`,
	);
}

/** Nobody may say yes to their own; to say no is free. */
function judgeAuthor(act: Act, person: string, authors: ReadonlySet<string>): Refusal | null {
	if ((act.kind !== "approval" && act.kind !== "waiver") || !authors.has(person)) return null;
	return refuse("APPROVAL_BY_AUTHOR", `${person} had a hand in the change, and cannot sign for it.`);
}

function judgeTime(act: Act, now: string): Refusal | null {
	const end = act.kind === "approval" ? act.expiresAt : act.kind === "waiver" ? act.until : null;
	if (end === null || Date.parse(end) > Date.parse(now)) return null;
	return refuse("APPROVAL_EXPIRED", `It ran out at ${end}.`);
}

function judgeContent({ stored: { act }, coverage }: Case): Refusal | null {
	if ((act.kind !== "approval" && act.kind !== "waiver") || coverage.covered.length > 0) return null;
	return refuse("APPROVAL_VOID", "Everything that it spoke for was edited afterwards.");
}

function judgeCase(one: Case, input: ReviewInput, authors: ReadonlySet<string>): Case {
	const { act } = one.stored;
	if (one.refusal !== null || one.person === null) return one;
	const machine = input.isMachine({ name: one.person, email: "" });
	const refusal =
		(machine
			? refuse("APPROVAL_BY_ASSISTANT", `${one.person} is the name of an assistant or a bot.`)
			: null) ??
		judgeRole(act, one.person, input.directory) ??
		judgeAuthor(act, one.person, authors) ??
		judgeTime(act, input.now) ??
		judgeContent(one);
	return { ...one, refusal };
}

function endRecalled(one: Case, recalls: readonly Recall[], authors: ReadonlySet<string>): Case {
	if (one.refusal !== null || one.person === null) return one;
	const why = findRecall(
		{ id: one.stored.id, person: one.person, kind: one.stored.act.kind },
		recalls,
		authors,
	);
	return why === null ? one : { ...one, refusal: refuse("APPROVAL_RECALLED", why) };
}

function listRecalls(cases: readonly Case[], { directory }: ReviewInput): readonly Recall[] {
	return cases.flatMap(({ stored: { act }, person, refusal }) => {
		if (act.kind !== "recall" || person === null || refusal !== null) return [];
		const isBoard = BOARD_ROLES.some((role) => directory.holdsRole(person, role, act.at).held);
		return [{ case: act.case, person, reason: act.reason, isBoard }];
	});
}

/** Recalls concern the change because what they recall does. */
function openRecalls(input: ReviewInput, known: readonly Case[]): readonly Case[] {
	const ids = new Set(known.map(({ stored }) => stored.id));
	return input.acts.flatMap((stored) => {
		const { act } = stored;
		if (act.kind !== "recall" || ids.has(stored.id) || !ids.has(act.case)) return [];
		return [
			{ stored, ...judgeSigner(stored, input.directory, input.now), coverage: { covered: [], voided: [] } },
		];
	});
}

const ENDED: ReadonlySet<string> = new Set(["APPROVAL_EXPIRED", "APPROVAL_RECALLED"]);

function toState(refusal: Refusal | null): ReviewedAct["state"] {
	if (refusal === null) return "counts";
	if (refusal.code === "APPROVAL_VOID") return "void";
	return ENDED.has(refusal.code) ? "ended" : "refused";
}

function toReviewed({ stored: { id, act }, person, coverage, refusal }: Case): ReviewedAct {
	return {
		id,
		kind: act.kind,
		person,
		role: "role" in act ? act.role : null,
		at: act.at,
		reason: act.reason,
		state: toState(refusal),
		refusal,
		covers: coverage.covered.map(({ path, lines }) => ({ path, lines })),
		voided: coverage.voided.map(({ path, lines }) => ({ path, lines })),
	};
}

function listApprovals(cases: readonly Case[]): readonly Approval[] {
	return cases.flatMap(({ stored: { act }, person, coverage, refusal }) => {
		if (act.kind !== "approval" || person === null || refusal !== null) return [];
		const { role, expiresAt } = act;
		return [{ role, person, expiresAt, hunks: coverage.covered.map(({ id }) => id) }];
	});
}

function listWaivers(cases: readonly Case[]): readonly Waiver[] {
	return cases.flatMap(({ stored: { act }, person, coverage, refusal }) => {
		if (act.kind !== "waiver" || person === null || refusal !== null) return [];
		const { clause, reason, until } = act;
		return [{ clause, person, reason, until, hunks: coverage.covered.map(({ id }) => id) }];
	});
}

function listHolds(cases: readonly Case[]): readonly Hold[] {
	return cases.flatMap(({ stored: { id, act }, person, refusal }) => {
		if (act.kind !== "veto" || person === null || refusal !== null) return [];
		return [{ id, person, role: act.role, reason: act.reason }];
	});
}

function compareCases({ stored: a }: Case, { stored: b }: Case): number {
	return Date.parse(a.act.at) - Date.parse(b.act.at) || (a.id < b.id ? -1 : 1);
}

/** Judges every act that concerns a change. Pure: what is stored, who is enrolled and what time it is come from outside. */
export function reviewChange(input: ReviewInput): Review {
	const opened = openCases(input);
	const cases = [...opened, ...openRecalls(input, opened)];
	const authors = findAuthors(input, cases);
	const judged = cases.map((one) => judgeCase(one, input, authors));
	const recalls = listRecalls(judged, input);
	const final = judged.map((one) => endRecalled(one, recalls, authors)).sort(compareCases);
	return {
		approvals: listApprovals(final),
		waivers: listWaivers(final),
		holds: listHolds(final),
		acts: final.map(toReviewed),
	};
}
