import { CountersignError, type ErrorCatalog, type ErrorDetails } from "../model/index.ts";

/** Everything that can be wrong with evidence about origin. None stops a check; each is listed in the report. */
export const PROVENANCE_ERRORS = {
	PROVENANCE_NOTE_TOO_LARGE: {
		kind: "evidence",
		meaning: "A git-ai note is larger, or has more entries, than an honest note can have; it is not used.",
		fix: "Look at the note with `git notes --ref=ai show <commit>`; remove it with `git notes --ref=ai remove <commit>` if it is not yours.",
	},
	PROVENANCE_NOTE_NOT_TEXT: {
		kind: "evidence",
		meaning: "A git-ai note is not valid UTF-8; it is not used.",
		fix: "Have git-ai write the note again, or remove it with `git notes --ref=ai remove <commit>`.",
	},
	PROVENANCE_NOTE_MALFORMED: {
		kind: "evidence",
		meaning: "A git-ai note does not follow its grammar; nothing in it is believed.",
		fix: "Have git-ai write the note again, or remove it with `git notes --ref=ai remove <commit>`.",
	},
	PROVENANCE_NOTE_VERSION: {
		kind: "evidence",
		meaning: "A git-ai note has a schema version other than authorship/3.0.0; it is not used.",
		fix: "Migrate the note with git-ai, or update Countersign.",
	},
	PROVENANCE_NOTE_ENTRY_REJECTED: {
		kind: "evidence",
		meaning: "One entry of a git-ai note is not usable; its lines stay without this evidence.",
		fix: "Have git-ai write the note again; every key needs its record, every range must be ascending.",
	},
	PROVENANCE_NOTE_DUPLICATE_PATH: {
		kind: "evidence",
		meaning:
			"A git-ai note lists one path twice; the entries are united, and its human entries are not used.",
		fix: "Have git-ai write the note again.",
	},
	PROVENANCE_NOTE_HUMAN_DISTRUSTED: {
		kind: "evidence",
		meaning:
			"A git-ai note with a defect names people; that part is not used, because it would lower scrutiny.",
		fix: "Repair the defect reported for the same note.",
	},
	PROVENANCE_NOTE_UNKNOWN_KEY: {
		kind: "evidence",
		meaning: "The metadata of a git-ai note has keys that the format does not define; they are ignored.",
		fix: "Update Countersign if a newer git-ai wrote the note.",
	},
	PROVENANCE_PATH_REJECTED: {
		kind: "evidence",
		meaning: "Evidence names a path that is absolute, a URL, or leaves the repository; it is not used.",
		fix: "Have the tool write repository-relative paths with forward slashes.",
	},
	PROVENANCE_RANGE_BEYOND_FILE: {
		kind: "evidence",
		meaning: "Evidence names lines that the file does not have; it speaks of other content and is not used.",
		fix: "Have the tool write the record again for the commit as it is.",
	},
	PROVENANCE_TRACE_TOO_LARGE: {
		kind: "evidence",
		meaning: "The Agent Trace files exceed the size limits; what is over the limit is not used.",
		fix: "Move old records out of .agent-trace/.",
	},
	PROVENANCE_TRACE_NOT_TEXT: {
		kind: "evidence",
		meaning: "An Agent Trace file is not valid UTF-8 or cannot be read; it is not used.",
		fix: "Have the tool write the file again.",
	},
	PROVENANCE_TRACE_MALFORMED: {
		kind: "evidence",
		meaning: "An Agent Trace record is not valid JSON or does not follow the format; it is not used.",
		fix: "Remove the line named, or have the tool write it again.",
	},
	PROVENANCE_TRACE_HUMAN_UNSIGNED: {
		kind: "evidence",
		meaning:
			"An Agent Trace record says that a person wrote lines. Whoever changes the code can write that too, and nobody signed it, so these lines stay unknown.",
		fix: "Have the editor report what people type: `countersign capture --agent known_human`.",
	},
	PROVENANCE_TRACE_UNPLACED: {
		kind: "evidence",
		meaning:
			"An Agent Trace record speaks of a changed file, but neither by revision nor by matching content.",
		fix: "Have the tool record vcs.revision or a sha256 content_hash.",
	},
	PROVENANCE_TRACE_AMBIGUOUS: {
		kind: "evidence",
		meaning: "An Agent Trace revision may mean more than one commit of the change.",
		fix: "Have the tool record the commit that holds the lines.",
	},
	PROVENANCE_DOCUMENT_MALFORMED: {
		kind: "evidence",
		meaning:
			"A CycloneDX or SPDX document, or a checkpoint of Entire, is too large, no plain JSON, or not of its format; it is not used.",
		fix: "Have the tool write it again; look at it with `jq .`.",
	},
	PROVENANCE_CONTENT_UNREADABLE: {
		kind: "evidence",
		meaning:
			"A changed file, or one that an import speaks of, is too large to read or damaged; its lines stay unknown.",
		fix: "Run `git fsck` if the message speaks of damage; files of this size have no author by hand or assistant.",
	},
	PROVENANCE_DOCUMENT_UNPLACED: {
		kind: "evidence",
		meaning: "An imported document speaks of a file, but not as it stands in a commit of the change.",
		fix: "Name the commits it speaks of with --base and --head.",
	},
	PROVENANCE_CHECKPOINT_MISSING: {
		kind: "evidence",
		meaning: "A commit names a checkpoint of Entire that is not in this clone.",
		fix: "Fetch it: `git fetch origin 'refs/entire/checkpoints/*:refs/entire/checkpoints/*'`, or the branch entire/checkpoints/v1.",
	},
	PROVENANCE_EXPORT_UNSUPPORTED: {
		kind: "fault",
		meaning: "`provenance export` cannot write this format, or not for this revision.",
		fix: "See `countersign provenance export --help`.",
	},
	PROVENANCE_IMPORT_UNSUPPORTED: {
		kind: "fault",
		meaning: "`provenance import` cannot read this format, or needs a file for it, or reads none.",
		fix: "See `countersign provenance import --help`.",
	},
	PROVENANCE_RECORD_MALFORMED: {
		kind: "evidence",
		meaning:
			"An object of refs/countersign/provenance or of the inbox is forged, altered or malformed; it is not used.",
		fix: "Look at it with `git show refs/countersign/provenance:<two digits>/<two digits>/<rest>.json`; files of the inbox lie in .git/countersign/inbox/rejected.",
	},
	PROVENANCE_INBOX_NOT_DRAINED: {
		kind: "evidence",
		meaning:
			"What agents recorded could not be moved into refs/countersign/provenance; it is used all the same.",
		fix: "Make the repository writable, or free space on the disk; the next command tries again.",
	},
	PROVENANCE_RECORD_UNKNOWN: {
		kind: "fault",
		meaning: "No provenance record has this id, or more than one begins with it.",
		fix: "List them with `countersign provenance log`; give more digits.",
	},
	PROVENANCE_QUERY_INVALID: {
		kind: "fault",
		meaning: "A query for provenance records has a value that cannot be read.",
		fix: "Write dates as 2026-03-31 or 2026-03-31T12:00:00Z.",
	},
	PROVENANCE_CONFLICT: {
		kind: "evidence",
		meaning: "Two pieces of evidence disagree about who wrote the same lines.",
		fix: "Ask the author; correct the note, record or trailer that is wrong.",
	},
	PROVENANCE_PROBLEMS_OMITTED: {
		kind: "evidence",
		meaning: "More problems were found than a report lists.",
		fix: "Repair the listed ones and run the check again.",
	},
} as const satisfies ErrorCatalog;

export type ProvenanceErrorCode = keyof typeof PROVENANCE_ERRORS;

/** Thrown by the parsers of this room; its readers turn it into a ProvenanceProblem. */
export class ProvenanceError extends CountersignError<ProvenanceErrorCode> {
	constructor(code: ProvenanceErrorCode, details: ErrorDetails) {
		super(code, PROVENANCE_ERRORS[code], details);
	}
}
