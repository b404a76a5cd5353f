import { compilePathGlobs, sha256Hex } from "../kit/index.ts";
import type { Change, Directory, Hunk, Identity, Role, ToolVersion } from "../model/index.ts";
import { type Act, type Comment, ReasonText, type SignedHunk } from "./act.ts";
import { ApprovalError } from "./errors.ts";
import type { StoredAct } from "./judge-signer.ts";
import { MAX_WAIVER_DAYS, VETO_ROLES, WAIVER_ROLES } from "./roles.ts";

/** What somebody wants to sign. A role that is null is the first that they hold of those that it takes. */
export type ActWish = { readonly reason: string } & (
	| {
			readonly kind: "approval";
			readonly role: Role;
			readonly files: readonly string[] | null;
			readonly comments: readonly Comment[];
			readonly seconds: number | null;
			readonly expiresAt: string | null;
	  }
	| { readonly kind: "veto"; readonly role: Role | null; readonly about: StoredAct | null }
	| { readonly kind: "recall"; readonly about: StoredAct }
	| {
			readonly kind: "waiver";
			readonly role: Role | null;
			readonly files: readonly string[] | null;
			readonly clause: string;
			readonly until: string;
	  }
	| { readonly kind: "request"; readonly roles: readonly Role[] }
);

/** On what it is to be signed, and by whom. */
export interface ActGround {
	readonly change: Change;
	readonly hunks: readonly Hunk[];
	readonly authors: readonly Identity[];
	readonly directory: Directory;
	readonly person: string;
	readonly tool: ToolVersion;
	/** ISO 8601. */
	readonly now: string;
}

const DAY_MS = 86_400_000;

function invalid(message: string): ApprovalError {
	return new ApprovalError("APPROVAL_REQUEST_INVALID", { message });
}

function toSigned({ path, anchor, id, lines }: Hunk): SignedHunk {
	return { path, anchor, id, lines };
}

/** @throws ApprovalError APPROVAL_NOTHING, also for a glob that matches nothing: it was meant to. */
function chooseHunks(hunks: readonly Hunk[], files: readonly string[] | null): readonly SignedHunk[] {
	for (const glob of files ?? []) {
		const matches = compilePathGlobs([glob]);
		if (!hunks.some(({ path }) => matches(path) !== null)) {
			const message = `No changed file matches ${JSON.stringify(glob)}.`;
			throw new ApprovalError("APPROVAL_NOTHING", { message });
		}
	}
	const matches = files === null ? null : compilePathGlobs(files);
	const chosen = hunks.filter(({ path }) => matches === null || matches(path) !== null);
	if (chosen.length > 0) return chosen.map(toSigned);
	throw new ApprovalError("APPROVAL_NOTHING", { message: "The change has nothing in it to sign for." });
}

function assertTimeToCome(what: string, time: string | null, now: string): void {
	if (time === null || Date.parse(time) > Date.parse(now)) return;
	throw invalid(`${what} ends at ${time}, which is past.`);
}

function assertWaiverTime(until: string, now: string): void {
	assertTimeToCome("The waiver", until, now);
	if (Date.parse(until) - Date.parse(now) <= MAX_WAIVER_DAYS * DAY_MS) return;
	throw invalid(`A waiver lasts ${MAX_WAIVER_DAYS} days at most, and this one until ${until}.`);
}

function chooseRole({ directory, person }: ActGround, role: Role | null, roles: readonly Role[]): Role {
	const held = directory.listRoles(person);
	return role ?? roles.find((one) => held.includes(one)) ?? roles[0] ?? "senior";
}

function buildCommon(wish: ActWish, { change, authors, directory, person, tool, now }: ActGround) {
	const reason = ReasonText.safeParse(wish.reason);
	if (!reason.success) throw invalid("A reason has to be given, of 4000 characters at most.");
	const { base, head, branch } = change;
	return {
		repository: directory.repository,
		people: { version: directory.version, digest: directory.digest },
		person,
		at: now,
		reason: reason.data,
		tool: { name: tool.name, version: tool.version },
		change: {
			base: { commit: base.commit, tree: base.tree },
			head: { commit: head.commit, tree: head.tree },
			branch,
			authors: authors.map(({ name, email }) => ({ name, email })),
		},
	};
}

/**
 * The act that somebody is about to sign.
 * @throws ApprovalError APPROVAL_NOTHING, APPROVAL_REQUEST_INVALID
 */
export function buildAct(wish: ActWish, ground: ActGround): Act {
	const common = buildCommon(wish, ground);
	const { hunks, now } = ground;
	switch (wish.kind) {
		case "approval": {
			const { kind, role, files, comments, seconds, expiresAt } = wish;
			assertTimeToCome("The approval", expiresAt, now);
			const digest = sha256Hex(hunks.map(({ id }) => `${id}\n`).join(""));
			const shown = { hunks: hunks.length, digest, policy: null, seconds };
			const signed = [...chooseHunks(hunks, files)];
			return { kind, ...common, hunks: signed, role, comments: [...comments], shown, expiresAt };
		}
		case "veto": {
			const role = chooseRole(ground, wish.role, VETO_ROLES);
			const about = wish.about?.act;
			const place = about
				? { change: about.change, hunks: about.hunks }
				: { hunks: [...chooseHunks(hunks, null)] };
			return { kind: "veto", ...common, ...place, role, case: wish.about?.id ?? null };
		}
		case "recall": {
			const { act, id } = wish.about;
			return { kind: "recall", ...common, change: act.change, hunks: act.hunks, case: id };
		}
		case "waiver": {
			assertWaiverTime(wish.until, now);
			const role = chooseRole(ground, wish.role, WAIVER_ROLES);
			const { clause, until } = wish;
			return { kind: "waiver", ...common, hunks: [...chooseHunks(hunks, wish.files)], role, clause, until };
		}
		case "request":
			return { kind: "request", ...common, hunks: [...chooseHunks(hunks, null)], roles: [...wish.roles] };
	}
}
