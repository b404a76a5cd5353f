import { REPORT_ERRORS, ReportError, type ReportFormat } from "@countersign/core";
import type { Session } from "../session.ts";
import { writeFileAtomically } from "./write-file-atomically.ts";
import { writeStdout } from "./write-stdout.ts";

/** What a command other than `check` and `scan` has to say, in the formats that it knows. */
export interface Result {
	readonly text: () => string;
	readonly markdown?: () => string;
	readonly json: unknown;
}

function render(result: Result, format: ReportFormat): string {
	if (format === "json") return `${JSON.stringify(result.json, null, 2)}\n`;
	if (format === "text") return result.text();
	if (format === "markdown" && result.markdown) return result.markdown();
	throw new ReportError("REPORT_UNKNOWN_FORMAT", {
		message: `This command has no output as ${format}.`,
		fix: REPORT_ERRORS.REPORT_UNKNOWN_FORMAT.fix,
	});
}

/**
 * Writes a result in every format that was asked for, as text when none takes the standard output.
 * @throws ReportError REPORT_UNKNOWN_FORMAT, CliError CLI_OUTPUT_FAILED
 */
export async function writeResult(session: Session, result: Result): Promise<void> {
	for (const { format, path } of session.formats) {
		if (path !== null) await writeFileAtomically(path, render(result, format));
	}
	const shown = session.formats.find(({ path }) => path === null)?.format ?? "text";
	await writeStdout(render(result, shown));
}
