import { findRecords, type RecordQuery } from "@countersign/core";
import { CliError } from "../errors.ts";
import { writeResult } from "../output/write-result.ts";
import { openRecords, warnProblems } from "../provenance/open-records.ts";
import { readSnippet } from "../provenance/read-snippet.ts";
import { renderRecordRow } from "../provenance/render-record.ts";
import type { Session } from "../session.ts";

export interface LogOptions extends RecordQuery {
	readonly limit: string;
}

function parseLimit(text: string): number {
	if (/^[1-9][0-9]{0,6}$/.test(text)) return Number(text);
	throw new CliError("CLI_USAGE", {
		message: `--limit takes a number of records, not ${JSON.stringify(text)}.`,
	});
}

/** Records that answer a query: all of them for `log`, which asks nothing. */
export async function listProvenance(session: Session, options: LogOptions): Promise<number> {
	const limit = parseLimit(options.limit);
	const { archive, problems, reading } = await openRecords(session);
	const snippet = options.snippet === undefined ? undefined : await readSnippet(session, options.snippet);
	const { indexFile, onProgress, progress } = reading;
	const lookup = { archive, indexFile, limit, onProgress };
	const asked = findRecords(lookup, { ...options, snippet }, problems).finally(progress.clear);
	const { found, records } = await asked;
	const rest = found - records.length;
	warnProblems(problems.list());
	await writeResult(session, {
		text: () => {
			const rows = records.map((one) => renderRecordRow(one, session.color));
			const more = rest > 0 ? [`and ${rest} more; show them with --limit`] : [];
			return `${[...(rows.length === 0 ? ["No records."] : rows), ...more].join("\n")}\n`;
		},
		json: { found, records, problems: problems.list() },
	});
	return 0;
}
