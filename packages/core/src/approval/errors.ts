import { CountersignError, type ErrorCatalog, type ErrorDetails } from "../model/index.ts";

/** Every way in which a human act can fail to count. */
export const APPROVAL_ERRORS = {
	APPROVAL_MALFORMED: {
		kind: "evidence",
		meaning: "What is stored as an approval, veto, recall, waiver or request cannot be read as one.",
		fix: "Find out who wrote to refs/countersign/statements; have its author sign again.",
	},
	APPROVAL_OTHER_REPOSITORY: {
		kind: "evidence",
		meaning:
			"A signed act was made for another repository, or begins at a commit that this clone has never seen.",
		fix: "Have the act signed for this repository; in a shallow clone run `git fetch --unshallow` first.",
	},
	APPROVAL_FROM_FUTURE: {
		kind: "evidence",
		meaning: "A signed act names a time that has not come yet.",
		fix: "Set the clocks of both machines right, and have it signed again.",
	},
	APPROVAL_KEY_UNKNOWN: {
		kind: "evidence",
		meaning: "An act was signed with a key that belongs to nobody on the list of people.",
		fix: "Enroll the person with `countersign people add NAME --role ROLE --key PUBKEY`, and have them sign again.",
	},
	APPROVAL_KEY_REVOKED: {
		kind: "evidence",
		meaning: "An act was signed with a key that is revoked; it counts for nothing, whatever time it names.",
		fix: "Have the person sign again with a key of theirs that is in force.",
	},
	APPROVAL_KEY_NOT_YET_VALID: {
		kind: "evidence",
		meaning: "An act was signed before the key that signed it was valid.",
		fix: "Have it signed again once the key is valid.",
	},
	APPROVAL_KEY_EXPIRED: {
		kind: "evidence",
		meaning: "An act was signed with a key that has run out since, or had by then.",
		fix: "Enroll a new key of the person, and have them sign again.",
	},
	APPROVAL_PERSON_MISMATCH: {
		kind: "evidence",
		meaning: "An act says that one person signed it, and it was signed with the key of another.",
		fix: "Treat it as forged; have the person sign again.",
	},
	APPROVAL_ROLE_NOT_HELD: {
		kind: "policy",
		meaning: "Somebody signed in a role that they do not hold, and that nobody has delegated to them.",
		fix: "Have somebody sign who holds the role, or change the list of people.",
	},
	APPROVAL_BY_AUTHOR: {
		kind: "policy",
		meaning:
			"Somebody signed for what they wrote themselves: as author, co-author or committer of a commit, now or before it was squashed, or as the one who sat before the assistant.",
		fix: "Have somebody else read the change and sign it.",
	},
	APPROVAL_BY_ASSISTANT: {
		kind: "policy",
		meaning: "An act was signed under the name or address of an assistant or a bot. Only people may sign.",
		fix: "Have a person sign, under a name of their own.",
	},
	APPROVAL_VOID: {
		kind: "policy",
		meaning: "All that was approved has been edited since.",
		fix: "Have the change read and signed again.",
	},
	APPROVAL_EXPIRED: {
		kind: "policy",
		meaning: "An approval or a waiver ran out at the date that it names.",
		fix: "Have it signed again.",
	},
	APPROVAL_RECALLED: {
		kind: "policy",
		meaning: "Who signed has taken it back, or a veto was overruled by two people of the board.",
		fix: "Read the reason of the recall: `countersign review show ID`.",
	},
	APPROVAL_NOTHING: {
		kind: "fault",
		meaning: "There is nothing to sign for: the change is empty, or no file matches.",
		fix: "Look at the change with `countersign review show`; globs are relative to the repository's root.",
	},
	APPROVAL_UNKNOWN: {
		kind: "fault",
		meaning: "No signed act begins with this id, or several do.",
		fix: "List them with `countersign review list`.",
	},
	APPROVAL_REQUEST_INVALID: {
		kind: "fault",
		meaning: "What was to be signed lacks something, or says too much: a reason, a date to come, a limit.",
		fix: "Give what the message names.",
	},
} as const satisfies ErrorCatalog;

export type ApprovalErrorCode = keyof typeof APPROVAL_ERRORS;

/** A failure of room `approval`. */
export class ApprovalError extends CountersignError<ApprovalErrorCode> {
	constructor(code: ApprovalErrorCode, details: ErrorDetails) {
		super(code, APPROVAL_ERRORS[code], details);
	}
}
