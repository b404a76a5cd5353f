import * as z from "zod";
import { Role } from "./approval.ts";
import type { Identity } from "./change.ts";

const Time = z.iso.datetime({ offset: true });
const Fingerprint = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/);

/** A key of a person, and when it counts. */
export const PersonKey = z
	.object({
		/** `ssh-ed25519 AAAA…`, without a comment. */
		line: z.string(),
		fingerprint: Fingerprint,
		/** Whether it lives in a security key, which can prove that somebody touched it. */
		isToken: z.boolean(),
		from: Time.nullable(),
		until: Time.nullable(),
		revoked: z.object({ at: Time, reason: z.string() }).readonly().nullable(),
	})
	.readonly();
export type PersonKey = z.infer<typeof PersonKey>;

/** A human, by the name under which they are enrolled. Never a key, and never a program. */
export const Person = z
	.object({
		name: z.string(),
		/** Under which they commit. */
		emails: z.array(z.string()).readonly(),
		roles: z.array(Role).readonly(),
		teams: z.array(z.string()).readonly(),
		keys: z.array(PersonKey).readonly(),
	})
	.readonly();
export type Person = z.infer<typeof Person>;

/** For a time, somebody acts in a role of somebody else. It cannot be passed on. */
export const Delegation = z
	.object({ role: Role, from: z.string(), to: z.string(), since: Time, until: Time, reason: z.string() })
	.readonly();
export type Delegation = z.infer<typeof Delegation>;

/** One version of `people.yaml`. */
export const People = z
	.object({
		version: z.int().positive(),
		/** SHA-256 of the text of the version before; null in the first. */
		previous: z.string().nullable(),
		/** Drawn at random by `people init`, so that approvals of one repository are not those of another. */
		repository: z.string(),
		/** Who must sign the next version: so many of these keys' owners. */
		root: z
			.object({
				threshold: z.int().positive(),
				keys: z.array(PersonKey.unwrap().pick({ line: true, fingerprint: true }).readonly()).readonly(),
			})
			.readonly(),
		people: z.array(Person).readonly(),
		delegations: z.array(Delegation).readonly(),
	})
	.readonly();
export type People = z.infer<typeof People>;

/** Why a key does not speak for anybody. */
export type KeyRefusal = "unknown" | "revoked" | "not-yet-valid" | "expired";

/** Whose word a signature is. */
export type SignerStanding =
	| { readonly person: string; readonly refused: null }
	| { readonly person: string | null; readonly refused: KeyRefusal };

/** Answers who may sign for what. Room `people` makes it from the list in force; rooms that ask are handed it. */
export interface Directory {
	readonly version: number;
	/** SHA-256 of the list's text. */
	readonly digest: string;
	readonly repository: string;
	/** Whose key signed at that time, as far as it may. */
	findSigner(fingerprint: string, signedAt: string): SignerStanding;
	/** Whether a person may act in a role; a delegation must be in force then and now. */
	holdsRole(
		person: string,
		role: Role,
		signedAt: string,
	): { readonly held: boolean; readonly delegatedBy: string | null };
	listRoles(person: string): readonly Role[];
	/** The people that a git identity stands for. */
	findPersons(identity: Identity): readonly string[];
	/** Whose key it is, valid or not. */
	findOwner(fingerprint: string): string | null;
}
