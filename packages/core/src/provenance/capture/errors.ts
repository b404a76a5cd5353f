import { CountersignError, type ErrorCatalog, type ErrorDetails } from "../../model/error.ts";

/** Why an event of an assistant left a gap. None reaches the assistant: a hook must never stop its work. */
export const CAPTURE_ERRORS = {
	CAPTURE_INPUT_TOO_LARGE: {
		kind: "fault",
		meaning: "An event is larger than 64 MB; it is not used.",
		fix: "Nothing to do; the lines of this edit stay unknown.",
	},
	CAPTURE_INPUT_MALFORMED: {
		kind: "fault",
		meaning: "An event is not JSON in UTF-8 or UTF-16; it is not used.",
		fix: "Send one JSON object on the standard input, as the assistant's hook gives it.",
	},
	CAPTURE_EVENT_MALFORMED: {
		kind: "fault",
		meaning: "An event is JSON, but not an object that names what happened.",
		fix: "Have the hook pass on the assistant's event as it is.",
	},
	CAPTURE_AGENT_UNKNOWN: {
		kind: "fault",
		meaning: "No assistant of this name is known to `countersign capture`.",
		fix: "Name a known one, or send the generic events of --agent agent-v1.",
	},
	CAPTURE_NO_REPOSITORY: {
		kind: "fault",
		meaning: "An event comes from outside of any git repository; nothing is recorded.",
		fix: "Nothing to do, unless the folder should be a repository: `git init`.",
	},
	CAPTURE_PATH_REFUSED: {
		kind: "evidence",
		meaning:
			"An event names a file outside of the repository, inside .git, or behind a symbolic link; it is not used.",
		fix: "Look at the assistant's settings: honest events name files of the workspace.",
	},
	CAPTURE_STORE_FAILED: {
		kind: "fault",
		meaning: "A record could not be written below the git folder; the lines of this edit stay unknown.",
		fix: "Free space on the disk, and make the git folder writable.",
	},
} as const satisfies ErrorCatalog;

export type CaptureErrorCode = keyof typeof CAPTURE_ERRORS;

/** Thrown inside capture; `capture` collects them as gaps. */
export class CaptureError extends CountersignError<CaptureErrorCode> {
	constructor(code: CaptureErrorCode, details: ErrorDetails) {
		super(code, CAPTURE_ERRORS[code], details);
	}
}
