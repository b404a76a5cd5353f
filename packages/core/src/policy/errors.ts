import { CountersignError, type ErrorCatalog, type ErrorLocation } from "../model/index.ts";

export const POLICY_ERRORS = {
	POLICY_SYNTAX: {
		kind: "fault",
		meaning: "The policy file is not YAML that can be read.",
		fix: "Correct the file at the named line.",
	},
	POLICY_NOT_A_FILE: {
		kind: "fault",
		meaning: "What lies at the policy's path is a link, a folder or a submodule, which are never followed.",
		fix: "Put a regular file in its place.",
	},
	POLICY_TOO_LARGE: {
		kind: "fault",
		meaning: "The policy file is larger or more deeply nested than any real policy.",
		fix: "Shorten the file; replace long lists of paths by globs.",
	},
	POLICY_UNSUPPORTED_YAML: {
		kind: "fault",
		meaning:
			"The policy file uses YAML features that make it hard to review: anchors, aliases, tags or directives.",
		fix: "Write the values out.",
	},
	POLICY_DUPLICATE_KEY: {
		kind: "fault",
		meaning: "A key stands twice in the same mapping, so that a reader may see the wrong one.",
		fix: "Keep one of the two.",
	},
	POLICY_UNKNOWN_KEY: {
		kind: "fault",
		meaning: "The policy file has a key that Countersign does not know.",
		fix: "Correct the spelling or remove the key; docs/policy.md lists all keys.",
	},
	POLICY_MISSING_KEY: {
		kind: "fault",
		meaning: "An entry of the policy file lacks a key that it needs.",
		fix: "Add the key; docs/policy.md shows an example.",
	},
	POLICY_INVALID_VALUE: {
		kind: "fault",
		meaning: "A value of the policy file is not one that its key allows.",
		fix: "Use one of the allowed values; docs/policy.md lists them.",
	},
	POLICY_UNSUPPORTED_VERSION: {
		kind: "fault",
		meaning: "The policy file does not say `version: 1`, the only version this release reads.",
		fix: "Write `version: 1` at the top, or use a release that reads the file's version.",
	},
} as const satisfies ErrorCatalog;

export type PolicyErrorCode = keyof typeof POLICY_ERRORS;

/** One fault of a policy file. */
export interface PolicyFault {
	readonly code: PolicyErrorCode;
	readonly message: string;
	readonly location: ErrorLocation & { readonly line: number; readonly column: number };
}

/** All faults of one policy file; code and location are those of the first. */
export class PolicyError extends CountersignError<PolicyErrorCode> {
	readonly faults: readonly PolicyFault[];

	constructor(first: PolicyFault, others: readonly PolicyFault[] = [], cause?: unknown) {
		const faults = [first, ...others];
		const message = faults
			.map(({ location: at, message }) => `${at.path}:${at.line}:${at.column}: ${message}`)
			.join("\n");
		super(first.code, POLICY_ERRORS[first.code], { message, location: first.location, cause });
		this.faults = faults;
	}
}
