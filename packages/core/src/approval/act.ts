import * as z from "zod";
import { Identity, ObjectId, Role } from "../model/index.ts";

const MAX_HUNKS = 50_000;
const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const Time = z.iso.datetime({ offset: true });
const Line = z.int().positive();
export const MAX_REASON = 4_000;
/** Somebody has to say why; a blank is no reason. */
export const ReasonText = z.string().trim().min(1).max(MAX_REASON);

/** A hunk as it stood when somebody signed for it. */
export const SignedHunk = z.strictObject({
	path: z.string().max(4096),
	anchor: z.string().max(40),
	id: Digest,
	lines: z.strictObject({ start: Line, end: Line }).nullable(),
});
export type SignedHunk = z.infer<typeof SignedHunk>;

const Side = z.strictObject({ commit: ObjectId.nullable(), tree: ObjectId });

/** What all acts say: about which change, who, when, why. */
const Common = {
	repository: z.string(),
	people: z.strictObject({ version: z.int().positive(), digest: Digest }),
	person: z.string().max(100),
	at: Time,
	reason: ReasonText,
	tool: z.strictObject({ name: z.string(), version: z.string() }),
	change: z.strictObject({
		base: Side,
		head: Side,
		branch: z.string().max(1000).nullable(),
		/** Who is known to have written it, as it was then: a squash afterwards does not make them forgotten. */
		authors: z.array(Identity).max(1000),
	}),
	hunks: z.array(SignedHunk).max(MAX_HUNKS),
};

export const Comment = z.strictObject({
	path: z.string().max(4096),
	line: Line.nullable(),
	text: z.string().min(1).max(MAX_REASON),
});
export type Comment = z.infer<typeof Comment>;

/** What the reviewer was shown, and how long they say that they looked. */
const Shown = z.strictObject({
	hunks: z.int().nonnegative(),
	/** SHA-256 of the ids of all hunks that were shown, also those that were not signed. */
	digest: Digest,
	policy: Digest.nullable(),
	seconds: z.int().nonnegative().nullable(),
});

const ApprovalAct = z.strictObject({
	kind: z.literal("approval"),
	...Common,
	role: Role,
	comments: z.array(Comment).max(1000),
	shown: Shown,
	expiresAt: Time.nullable(),
});
const VetoAct = z.strictObject({ kind: z.literal("veto"), ...Common, role: Role, case: Digest.nullable() });
const RecallAct = z.strictObject({ kind: z.literal("recall"), ...Common, case: Digest });
const WaiverAct = z.strictObject({
	kind: z.literal("waiver"),
	...Common,
	role: Role,
	clause: z.string().min(1).max(200),
	until: Time,
});
const RequestAct = z.strictObject({ kind: z.literal("request"), ...Common, roles: z.array(Role).max(20) });

/** A signed human act over the exact content of a change. */
export const Act = z.discriminatedUnion("kind", [ApprovalAct, VetoAct, RecallAct, WaiverAct, RequestAct]);
export type Act = z.infer<typeof Act>;
