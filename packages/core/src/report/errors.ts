import { CountersignError, type ErrorCatalog, type ErrorDetails } from "../model/index.ts";

export const REPORT_ERRORS = {
	REPORT_UNKNOWN_FORMAT: {
		kind: "fault",
		meaning: "The value of --format names no output format.",
		fix: "Use one of the listed formats, optionally with a file: --format sarif=out.sarif.",
	},
	REPORT_EMPTY_PATH: {
		kind: "fault",
		meaning: "The value of --format ends in `=` without naming a file.",
		fix: "Name the file after `=`, or leave the `=` out to write to standard output.",
	},
	REPORT_NOT_VALID: {
		kind: "fault",
		meaning: "A report does not follow its own JSON Schema, so it is not published.",
		fix: "This is a bug of countersign: report it together with the command that you ran.",
	},
	INTERNAL_UNEXPECTED_ERROR: {
		kind: "fault",
		meaning: "Something was thrown that no room knows.",
		fix: "This is a bug of countersign: report it together with the command that you ran.",
	},
} as const satisfies ErrorCatalog;

export type ReportErrorCode = keyof typeof REPORT_ERRORS;

/** What can go wrong between a report and its text. */
export class ReportError extends CountersignError<ReportErrorCode> {
	constructor(code: ReportErrorCode, details: ErrorDetails) {
		super(code, REPORT_ERRORS[code], details);
	}
}
