import * as z from "zod";
import { LineRange } from "./position.ts";

/**
 * Who is said to have approved a commit. `declared`: by a trailer of its message, which its author could have written
 * as well. `signed`: by an approval that was verified.
 */
export const Approver = z
	.object({
		name: z.string(),
		email: z.string().nullable(),
		grade: z.enum(["declared", "signed"]),
		/** Where it says so, e.g. `reviewed-by`. */
		source: z.string(),
	})
	.readonly();
export type Approver = z.infer<typeof Approver>;

/** What a person may sign as. DESIGN §2; tools are principals without approval rights. */
export const Role = z.enum(["developer", "senior", "security", "privacy", "product", "release", "auditor"]);
export type Role = z.infer<typeof Role>;

/**
 * A part of a change that somebody can sign for: a run of changed lines, or the piece of a long one that holds one thing.
 * Its id is a digest of path, place in the base, and content: an edit elsewhere leaves it as it is.
 */
export const Hunk = z
	.object({
		id: z.string(),
		path: z.string(),
		/** The same for all pieces of one run of changed lines. */
		anchor: z.string(),
		/** Lines of the head side; null where nothing is left of them, or where there are no lines. */
		lines: LineRange.nullable(),
	})
	.readonly();
export type Hunk = z.infer<typeof Hunk>;

/** A person's verified consent to this very change: whoever hands it over has checked signature and binding. */
export const Approval = z
	.object({
		role: Role,
		/** Identifies the human, never a key: two keys of one person are one approval. */
		person: z.string(),
		/** ISO 8601; null when it does not lapse. */
		expiresAt: z.string().nullable(),
		/** Ids of the hunks it speaks for; null for a change that is approved as a whole. */
		hunks: z.array(z.string()).readonly().nullable(),
	})
	.readonly();
export type Approval = z.infer<typeof Approval>;

/** A verified decision that a clause need not be kept by some hunks for a time. */
export const Waiver = z
	.object({
		clause: z.string(),
		person: z.string(),
		reason: z.string(),
		/** ISO 8601. */
		until: z.string(),
		hunks: z.array(z.string()).readonly(),
	})
	.readonly();
export type Waiver = z.infer<typeof Waiver>;

/** A veto that nobody has recalled. */
export const Hold = z
	.object({ id: z.string(), person: z.string(), role: Role, reason: z.string() })
	.readonly();
export type Hold = z.infer<typeof Hold>;

export const ActKind = z.enum(["approval", "veto", "recall", "waiver", "request"]);
export type ActKind = z.infer<typeof ActKind>;

const Place = z.object({ path: z.string(), lines: LineRange.nullable() }).readonly();

/** A signed human act that concerns a change, and what it is worth here. */
export const ReviewedAct = z
	.object({
		/** SHA-256 of the stored envelope. */
		id: z.string(),
		kind: ActKind,
		/** Who signed; null while that is not known. */
		person: z.string().nullable(),
		/** Who they say they act for. */
		role: Role.nullable(),
		at: z.string(),
		reason: z.string(),
		/** `void`: the content was edited afterwards. `refused`: it never counted. `ended`: it lapsed or was recalled. */
		state: z.enum(["counts", "void", "refused", "ended"]),
		/** Why it does not count; null when it does. */
		refusal: z
			.object({ code: z.string(), kind: z.enum(["policy", "evidence"]), message: z.string() })
			.readonly()
			.nullable(),
		/** The hunks of the change that it speaks for. */
		covers: z.array(Place).readonly(),
		/** Hunks that it spoke for, as they stood then, and that have changed since. */
		voided: z.array(Place).readonly(),
	})
	.readonly();
export type ReviewedAct = z.infer<typeof ReviewedAct>;

/** What people have signed for a change. */
export const ReviewReport = z
	.object({
		/** The list of people in force; null where there is none. */
		people: z.object({ version: z.int().positive(), digest: z.string() }).readonly().nullable(),
		hunks: z.array(Hunk).readonly(),
		acts: z.array(ReviewedAct).readonly(),
		/** Statements that cannot be read at all. */
		problems: z
			.array(z.object({ code: z.string(), where: z.string(), message: z.string() }).readonly())
			.readonly(),
		notes: z.array(z.string()).readonly(),
	})
	.readonly();
export type ReviewReport = z.infer<typeof ReviewReport>;
