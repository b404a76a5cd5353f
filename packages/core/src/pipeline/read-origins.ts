import { type ChangeRequest, type Repository, readChange } from "../change/index.ts";
import type { Change, ProvenanceReport } from "../model/index.ts";
import { readProvenance, startReading } from "../provenance/index.ts";
import { openPorts } from "./ports.ts";
import type { ReadingOptions } from "./reading-options.ts";

/** A change, and who or what wrote its lines: the first two steps of a check, without a verdict. */
export interface Origins {
	readonly change: Change;
	readonly provenance: ProvenanceReport;
}

/**
 * Who or what wrote the added lines of a change.
 * @throws ChangeError when the change cannot be read.
 */
export async function readOrigins(
	repository: Repository,
	request: ChangeRequest,
	reading: ReadingOptions = {},
): Promise<Origins> {
	const change = await readChange(repository, request);
	const ports = openPorts(repository);
	try {
		const inboxes = [repository.gitDir, repository.commonDir];
		const records = startReading({ ...reading, archive: ports.store, inboxes });
		return { change, provenance: await readProvenance({ change, ...ports, policyPresent: false, records }) };
	} finally {
		await ports.close();
	}
}
