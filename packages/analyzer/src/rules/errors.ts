import { CountersignError, type ErrorCatalog, type ErrorDetails } from "@countersign/core/model";

export const RULE_ERRORS = {
	RULE_SYNTAX: {
		kind: "fault",
		meaning: "A rule file is not valid YAML.",
		fix: "Correct the YAML at the place named in the message.",
	},
	RULE_INVALID: {
		kind: "fault",
		meaning: "A rule lacks a required key or has a value of the wrong kind.",
		fix: "Compare the rule with the rule language reference and correct the key named in the message.",
	},
	RULE_UNKNOWN_OPERATOR: {
		kind: "fault",
		meaning: "A rule uses an operator that Countersign does not know, so it could not be run as written.",
		fix: "Check the spelling; if the operator is a newer one of the rule language, leave the rule out for now.",
	},
	RULE_BAD_PATTERN: {
		kind: "fault",
		meaning: "A pattern of a rule is not code of the rule's language.",
		fix: "Correct the pattern; `countersign rules test` shows whether it then matches its cases.",
	},
	RULE_BAD_REGEX: {
		kind: "fault",
		meaning: "A regular expression of a rule cannot be compiled or could take exponential time.",
		fix: "Rewrite the expression without nested quantifiers over the same characters.",
	},
	RULE_DUPLICATE_ID: {
		kind: "fault",
		meaning: "Two rules have the same id; only the first one runs.",
		fix: "Rename one of them.",
	},
	RULE_UNKNOWN_MODEL: {
		kind: "fault",
		meaning: "A rule or a library names a kind of model that is not declared, or one of another role.",
		fix: "Take a kind that `docs/models.md` lists, or declare it under `kinds` in a file of your own models.",
	},
	RULE_UNSUPPORTED_LANGUAGE: {
		kind: "fault",
		meaning: "A rule is written for languages that Countersign does not read.",
		fix: "Nothing to do unless the rule should run here; then add a supported language.",
	},
} as const satisfies ErrorCatalog;

export type RuleErrorCode = keyof typeof RULE_ERRORS;

/** A rule file that cannot be used. Other rules still run; the verdict names this one. */
export class RuleError extends CountersignError<RuleErrorCode> {
	constructor(code: RuleErrorCode, details: ErrorDetails) {
		super(code, RULE_ERRORS[code], details);
	}
}
