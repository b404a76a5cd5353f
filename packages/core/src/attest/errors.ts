import { CountersignError, type ErrorCatalog, type ErrorDetails } from "../model/index.ts";

/** Every way in which making, signing, storing or checking evidence can fail. */
export const ATTEST_ERRORS = {
	ATTEST_SIGNING_FAILED: {
		kind: "fault",
		meaning: "The signing key that git is configured to use could not make a signature.",
		fix: "Load the key into your agent with `ssh-add`, or check `git config user.signingkey`.",
	},
	ATTEST_NO_SIGNING_KEY: {
		kind: "fault",
		meaning:
			"Provenance records are signed with the SSH key that git signs commits with, and there is none to use.",
		fix: "Set `git config gpg.format ssh` and `git config user.signingkey` to your key, then sign the commit.",
	},
	ATTEST_COMMIT_NOT_SIGNED: {
		kind: "fault",
		meaning:
			"A commit is not signed by the SSH key that is to sign its provenance records, so that the two cannot vouch for each other.",
		fix: "Sign the commit: `git commit --amend --no-edit -S`; OpenPGP and X.509 signatures are not checked.",
	},
	ATTEST_BINDING_REFUSED: {
		kind: "evidence",
		meaning:
			"A statement that binds provenance records to commits is not what it claims to be; the records count as unsigned.",
		fix: "Find out who wrote to refs/countersign/statements, and have the author sign again: `countersign provenance sign`.",
	},
	ATTEST_ENVELOPE_MALFORMED: {
		kind: "evidence",
		meaning: "Stored evidence is not a DSSE envelope around an in-toto statement.",
		fix: "Fetch the evidence again from a clone that you trust.",
	},
	ATTEST_ENVELOPE_ALTERED: {
		kind: "evidence",
		meaning:
			"Stored evidence does not have the digest that names it, so it was changed after it was written.",
		fix: "Fetch the evidence again from a clone that you trust, and find out who wrote to the ref.",
	},
	ATTEST_ENVELOPE_MISSING: {
		kind: "evidence",
		meaning: "There is no evidence with this digest.",
		fix: "Fetch the evidence: `git fetch origin 'refs/countersign/*:refs/countersign/*'`.",
	},
	ATTEST_SIGNATURE_MALFORMED: {
		kind: "evidence",
		meaning: "A signature is not a well-formed SSHSIG blob.",
		fix: "Sign again; a signature is never repaired.",
	},
	ATTEST_SIGNATURE_INVALID: {
		kind: "evidence",
		meaning: "A signature does not fit the signed content: one of the two was changed.",
		fix: "Treat the evidence as forged until its author has signed it again.",
	},
	ATTEST_NAMESPACE_MISMATCH: {
		kind: "evidence",
		meaning: "A signature was made for another purpose and is being replayed as Countersign evidence.",
		fix: "Treat the evidence as forged until its author has signed it again.",
	},
	ATTEST_KEY_UNSUPPORTED: {
		kind: "evidence",
		meaning:
			"A signature was made by a kind of key that Countersign does not verify, or by one that is too short.",
		fix: "Sign with an ed25519, ECDSA (P-256, P-384, P-521), security (`sk-`) or RSA key of at least 2048 bits.",
	},
	ATTEST_KEY_NOT_ALLOWED: {
		kind: "evidence",
		meaning: "A signature is sound, but its key is not among those that may sign here.",
		fix: "Have the key's owner enrolled, or have someone sign who is.",
	},
	ATTEST_UNSIGNED: {
		kind: "evidence",
		meaning: "Evidence that must be signed carries no acceptable signature.",
		fix: "Set `gpg.format` to `ssh` and `user.signingkey` to your key, then run the check again.",
	},
} as const satisfies ErrorCatalog;

export type AttestErrorCode = keyof typeof ATTEST_ERRORS;

/** A failure of room `attest`. */
export class AttestError extends CountersignError<AttestErrorCode> {
	constructor(code: AttestErrorCode, details: ErrorDetails) {
		super(code, ATTEST_ERRORS[code], details);
	}
}
