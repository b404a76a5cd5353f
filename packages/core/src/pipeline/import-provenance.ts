import { type ChangeRequest, findRefTree, type Repository, readChange } from "../change/index.ts";
import {
	type ExchangeFormat,
	type ForeignFile,
	type ImportedEvidence,
	importEvidence,
	putRecords,
	startReading,
} from "../provenance/index.ts";
import { openPorts } from "./ports.ts";
import type { ReadingOptions } from "./reading-options.ts";

export interface ImportRequest extends Pick<ChangeRequest, "base" | "head"> {
	readonly format: ExchangeFormat;
	/** Documents named by the user; empty for formats that are read from git. */
	readonly files?: readonly ForeignFile[];
}

export interface ImportedProvenance extends ImportedEvidence {
	readonly format: ExchangeFormat;
	/** Ids of the records, in their order. */
	readonly ids: readonly string[];
}

/**
 * Stores records made of what another format says about the lines of a change. Run again, it stores nothing.
 * @throws ChangeError when the change cannot be read or nothing can be stored.
 */
export async function importProvenance(
	repository: Repository,
	{ format, files = [], ...range }: ImportRequest,
	reading: ReadingOptions = {},
): Promise<ImportedProvenance> {
	const change = await readChange(repository, range);
	const ports = openPorts(repository);
	try {
		const inboxes = [repository.gitDir, repository.commonDir];
		const records = startReading({ ...reading, archive: ports.store, inboxes });
		const findTree = (ref: string) => findRefTree(repository, ref);
		const imported = await importEvidence(format, {
			...{ change, ...ports, records, findRefTree: findTree, files },
		});
		return { format, ...imported, ids: await putRecords(ports.store, imported.records) };
	} finally {
		await ports.close();
	}
}
