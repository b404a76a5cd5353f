import type { Directory, KeyRefusal, ReviewedAct } from "../model/index.ts";
import type { Act } from "./act.ts";
import { APPROVAL_ERRORS, type ApprovalErrorCode } from "./errors.ts";

/** An act as it is stored, and who soundly signed it. */
export interface StoredAct {
	/** SHA-256 of the envelope. */
	readonly id: string;
	readonly act: Act;
	/** Fingerprints of sound signatures. */
	readonly signers: readonly string[];
	/** The first signature that is not what it claims to be. */
	readonly forged: { readonly code: string; readonly message: string } | null;
}

export type Refusal = NonNullable<ReviewedAct["refusal"]>;

/** Whose act it is; or why it is nobody's. */
export interface SignerJudgment {
	readonly person: string | null;
	readonly refusal: Refusal | null;
}

/** Clocks of two machines differ by this much without anybody lying. */
const TOLERANCE_MS = 5 * 60_000;

export function refuse(code: ApprovalErrorCode, message: string): Refusal {
	const { kind } = APPROVAL_ERRORS[code];
	return { code, kind: kind === "policy" ? "policy" : "evidence", message };
}

const KEY_REFUSALS: Readonly<Record<KeyRefusal, readonly [ApprovalErrorCode, string]>> = {
	unknown: ["APPROVAL_KEY_UNKNOWN", "belongs to nobody on the list of people"],
	revoked: ["APPROVAL_KEY_REVOKED", "is revoked"],
	"not-yet-valid": ["APPROVAL_KEY_NOT_YET_VALID", "was not valid yet"],
	expired: ["APPROVAL_KEY_EXPIRED", "has run out"],
};

function judgeSignature({ signers, forged }: StoredAct): string | Refusal {
	if (forged) return { code: forged.code, kind: "evidence", message: forged.message };
	const [key, other] = signers;
	if (key === undefined) return refuse("APPROVAL_MALFORMED", "Nobody signed it.");
	if (other !== undefined)
		return refuse("APPROVAL_MALFORMED", "One act has one signature; this has several.");
	return key;
}

/**
 * Whose word an act is: one sound signature, made for this repository, not in the future, by a key that was and is in
 * force, of the person whom the act names.
 */
export function judgeSigner(stored: StoredAct, directory: Directory, now: string): SignerJudgment {
	const { act } = stored;
	const key = judgeSignature(stored);
	if (typeof key !== "string") return { person: null, refusal: key };
	if (act.repository !== directory.repository) {
		const message = "It was signed for another repository, whose list of people began elsewhere.";
		return { person: null, refusal: refuse("APPROVAL_OTHER_REPOSITORY", message) };
	}
	if (Date.parse(act.at) > Date.parse(now) + TOLERANCE_MS) {
		return { person: null, refusal: refuse("APPROVAL_FROM_FUTURE", `It names ${act.at}, and it is ${now}.`) };
	}
	const { person, refused } = directory.findSigner(key, act.at);
	if (refused !== null) {
		const [code, why] = KEY_REFUSALS[refused];
		return { person, refusal: refuse(code, `The key ${key} ${why}.`) };
	}
	if (person === act.person) return { person, refusal: null };
	const message = `It says that ${act.person} signed it, with a key of ${person}.`;
	return { person, refusal: refuse("APPROVAL_PERSON_MISMATCH", message) };
}
