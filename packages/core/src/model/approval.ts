import * as z from "zod";

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

/** A person's verified consent to this very change: whoever hands it over has checked signature and binding. */
export const Approval = z
	.object({
		role: Role,
		/** Identifies the human, never a key: two keys of one person are one approval. */
		person: z.string(),
		/** ISO 8601; null when it does not lapse. */
		expiresAt: z.string().nullable(),
	})
	.readonly();
export type Approval = z.infer<typeof Approval>;
