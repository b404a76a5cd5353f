import { CountersignError, type ErrorCatalog, type ErrorDetails } from "@countersign/core/model";

export const PARSE_ERRORS = {
	PARSE_GRAMMAR_MISSING: {
		kind: "fault",
		meaning: "The grammar of a language could not be loaded.",
		fix: "Install Countersign again; its grammar files are missing or damaged.",
	},
	PARSE_NOT_TEXT: {
		kind: "fault",
		meaning: "A file with a source extension is neither UTF-8 nor UTF-16 text.",
		fix: "Save the file as UTF-8, or exclude it from the scan.",
	},
	PARSE_TOO_LARGE: {
		kind: "fault",
		meaning: "A file is larger, or has more syntax nodes, than the limit.",
		fix: "Exclude generated or minified files from the scan, or raise the limit.",
	},
	PARSE_TOO_DEEP: {
		kind: "fault",
		meaning: "A file nests deeper than the limit.",
		fix: "Exclude generated files from the scan.",
	},
	PARSE_TIMEOUT: {
		kind: "fault",
		meaning: "Parsing a file took longer than the limit.",
		fix: "Exclude the file from the scan, or raise the limit.",
	},
	PARSE_OTHER_LANGUAGE: {
		kind: "fault",
		meaning: "Most of a file is not of the language that its name says.",
		fix: "Correct the file or its name, or exclude it from the scan.",
	},
	PARSE_FAILED: {
		kind: "fault",
		meaning: "The parser itself failed on a file.",
		fix: "Exclude the file from the scan and report it, with the file if you may share it.",
	},
} as const satisfies ErrorCatalog;

export type ParseErrorCode = keyof typeof PARSE_ERRORS;

/** One file could not be parsed; the file is skipped visibly and the run goes on. */
export class ParseError extends CountersignError<ParseErrorCode> {
	constructor(code: ParseErrorCode, details: ErrorDetails) {
		super(code, PARSE_ERRORS[code], details);
	}
}
