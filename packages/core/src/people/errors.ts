import { CountersignError, type ErrorCatalog, type ErrorDetails } from "../model/index.ts";

/** Every way in which the list of people can fail to say who may sign. */
export const PEOPLE_ERRORS = {
	PEOPLE_MALFORMED: {
		kind: "evidence",
		meaning: "A list of people cannot be read, or contradicts itself.",
		fix: "Correct `.countersign/people.yaml` at the place named; docs/trust.md describes every key.",
	},
	PEOPLE_ABSENT: {
		kind: "fault",
		meaning: "The repository does not say who may sign.",
		fix: "Begin with `countersign people init --root PUBKEY`, add people, and commit `.countersign/people.yaml`.",
	},
	PEOPLE_PRESENT: {
		kind: "fault",
		meaning: "`people init` begins a list of people, and the repository has one.",
		fix: "Change it with `countersign people add`, `revoke` or `remove`.",
	},
	PEOPLE_UNSIGNED: {
		kind: "evidence",
		meaning:
			"A version of the list of people lacks signatures: fewer root signers than it takes have signed it, under the version before.",
		fix: "Have root signers run `countersign people sign --key KEY`; get their signatures with `countersign people pull`.",
	},
	PEOPLE_VERSION_MISSING: {
		kind: "evidence",
		meaning:
			"A version of the list of people is not here, so that nobody can tell whether the next one follows.",
		fix: "Get the versions and their signatures with `countersign people pull`.",
	},
	PEOPLE_VERSION_SKIPPED: {
		kind: "evidence",
		meaning: "A version of the list of people does not carry the number after that of the version before.",
		fix: "Make the next version with `countersign people add`, `revoke` or `remove`, which count for you.",
	},
	PEOPLE_ROLLED_BACK: {
		kind: "evidence",
		meaning:
			"An older version of the list of people stands where a newer one is known: what that revoked would count again.",
		fix: "Restore the newest `.countersign/people.yaml`; `countersign people show` names its version.",
	},
	PEOPLE_FORKED: {
		kind: "evidence",
		meaning:
			"Two versions of the list of people follow the same one, or one follows none that is known here.",
		fix: "Find out who signed both; have root signers settle on one and remove the other from refs/countersign/statements.",
	},
	PEOPLE_UNKNOWN: {
		kind: "fault",
		meaning: "Nobody is listed by this name, and no key by this fingerprint.",
		fix: "List everybody with `countersign people show`.",
	},
	PEOPLE_CONFLICT: {
		kind: "fault",
		meaning: "A change to the list of people would make two people of one, or name one key for two.",
		fix: "Give the key, or the address, to one person only; one person may have several of both.",
	},
	PEOPLE_NOT_A_PERSON: {
		kind: "policy",
		meaning: "An assistant or a bot was to be enrolled. Only people may sign.",
		fix: "Enroll the person who answers for it.",
	},
	PEOPLE_KEY_REFUSED: {
		kind: "fault",
		meaning: "What was named as a public key is none, or of a kind that cannot be verified.",
		fix: "Name the .pub file of an ed25519, ECDSA, security (`sk-`) or RSA key of at least 2048 bits.",
	},
	PEOPLE_NOT_A_ROOT: {
		kind: "policy",
		meaning: "A key that is none of the root keys in force was to sign the list of people.",
		fix: "Have a root signer sign; `countersign people show` lists them.",
	},
} as const satisfies ErrorCatalog;

export type PeopleErrorCode = keyof typeof PEOPLE_ERRORS;

/** A failure of room `people`. */
export class PeopleError extends CountersignError<PeopleErrorCode> {
	constructor(code: PeopleErrorCode, details: ErrorDetails) {
		super(code, PEOPLE_ERRORS[code], details);
	}
}
