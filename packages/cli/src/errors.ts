import { CountersignError, type ErrorCatalog, type ErrorDetails } from "@countersign/core/model";

export const CLI_ERRORS = {
	CLI_USAGE: {
		kind: "fault",
		meaning: "The command line has an unknown command or option, or lacks an argument.",
		fix: "Run `countersign --help`, or `countersign COMMAND --help`.",
	},
	CLI_NODE_TOO_OLD: {
		kind: "fault",
		meaning: "The program was started by a Node.js that is too old for it.",
		fix: "Install Node.js 24, or start bin/countersign of a clone, which brings its own.",
	},
	CLI_FORMAT_CONFLICT: {
		kind: "fault",
		meaning: "Two formats want the standard output, or two want the same file.",
		fix: "Give all but one a file of their own: --format text --format sarif=out.sarif.",
	},
	CLI_OUTPUT_FAILED: {
		kind: "fault",
		meaning: "A result could not be written, so that nobody would see it. Nothing half-written is left.",
		fix: "Free space on the disk, or name another file.",
	},
	CLI_FILE_UNREADABLE: {
		kind: "fault",
		meaning: "A file named on the command line, or one of the installation, cannot be read.",
		fix: "Check the spelling and the permissions.",
	},
	CLI_FILE_TOO_LARGE: {
		kind: "fault",
		meaning: "A file is larger than any source that can be inspected.",
		fix: "Keep files of this size out of the scan.",
	},
	CLI_NO_RULES: {
		kind: "fault",
		meaning: "The installation has no rules, so that nothing could be found.",
		fix: "Install Countersign again; `countersign doctor` shows what is missing.",
	},
	CLI_UNKNOWN_TOPIC: {
		kind: "fault",
		meaning: "`explain` knows no rule, error code or reason of this name.",
		fix: "List the rules with `countersign rules list`.",
	},
	CLI_NEEDS_CONFIRMATION: {
		kind: "fault",
		meaning: "A command wants to change files, and nobody is there to ask.",
		fix: "Look at the changes with --dry-run, then say --yes.",
	},
	CLI_HOOKS_MALFORMED: {
		kind: "fault",
		meaning:
			"A configuration file of an assistant is not as the assistant reads it, so that no hook can be put into it.",
		fix: "Correct the file at the place named, and run `countersign init` again.",
	},
	CLI_UNDO_REFUSED: {
		kind: "fault",
		meaning: "Files that `init` wrote were changed since, so that undoing would lose somebody's work.",
		fix: "Save the named changes elsewhere, put the files back as `init` wrote them, or remove its parts by hand.",
	},
	CLI_NOTHING_TO_UNDO: {
		kind: "fault",
		meaning: "`init --undo` finds no record of an `init` in this clone.",
		fix: "Run it in the clone in which `countersign init` ran.",
	},
	CLI_NOTHING_TO_ERASE: {
		kind: "fault",
		meaning: "`provenance erase` names a record that has no text of a prompt.",
		fix: "Look at the record with `countersign provenance show ID`.",
	},
	CLI_RECORD_MALFORMED: {
		kind: "fault",
		meaning: "The record that `init` keeps for `init --undo` cannot be read.",
		fix: "Remove the parts of `init` by hand: the policy, the hook, the CI file and the refspecs.",
	},
} as const satisfies ErrorCatalog;

export type CliErrorCode = keyof typeof CLI_ERRORS;

/** What can go wrong between the command line and the pipeline. */
export class CliError extends CountersignError<CliErrorCode> {
	constructor(code: CliErrorCode, details: ErrorDetails) {
		super(code, CLI_ERRORS[code], details);
	}
}
