import { importProvenance, openRepository, parseImportFormat } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { warnProblems } from "../provenance/open-records.ts";
import { readDocuments } from "../provenance/read-documents.ts";
import { createReadingOptions } from "../provenance/record-index.ts";
import { warnLosses } from "../provenance/warn-losses.ts";
import type { Session } from "../session.ts";

export interface ImportOptions {
	/** Name of the exchange format. */
	readonly from: string;
	readonly base?: string;
	readonly head?: string;
}

/** Stores records made of evidence in a format of others. */
export async function runImport(
	session: Session,
	files: readonly string[],
	{ from, base, head }: ImportOptions,
): Promise<number> {
	const format = parseImportFormat(from, files.length);
	const repository = await openRepository(session.directory);
	const documents = await readDocuments(session, files);
	const reading = createReadingOptions(session, repository);
	const request = { format, base, head, files: documents };
	const imported = importProvenance(repository, request, reading).finally(reading.progress.clear);
	const { ids, lost, problems } = await imported;
	warnProblems(problems);
	warnLosses("not imported", lost);
	await writeResult(session, {
		text: () => `${ids.length} records made from ${format}; records that were here stay as they are.\n`,
		json: { format, records: ids, lost, problems },
	});
	return 0;
}
