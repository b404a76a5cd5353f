import type { Repository } from "../change/index.ts";
import { groupBy } from "../kit/index.ts";
import { type Change, CountersignError, type ProvenanceReport, type ToolVersion } from "../model/index.ts";
import { type RecordedLines, resolveProvenance, startReading } from "../provenance/index.ts";
import { bindRecords } from "./bind-records.ts";
import { citeSignedRecords, type SignedCitations } from "./cite-signed-records.ts";
import type { Ports } from "./ports.ts";
import type { ReadingOptions } from "./reading-options.ts";
import { weakenUnsigned } from "./weaken-unsigned.ts";

export interface ProvenanceRequest {
	readonly repository: Repository;
	readonly change: Change;
	readonly ports: Ports;
	readonly policyPresent: boolean;
	readonly reading?: ReadingOptions | undefined;
	/** With which words to sign records of commits that are signed; null to leave no trace. */
	readonly sign: { readonly tool: ToolVersion; readonly now: string } | null;
}

function addRecords(
	report: ProvenanceReport,
	recorded: readonly RecordedLines[],
	{ records, problems }: SignedCitations,
): ProvenanceReport {
	const byPath = groupBy(recorded, ({ path }) => path);
	const files = report.files.map((file) => {
		return { ...file, ranges: weakenUnsigned(file.ranges, byPath.get(file.path) ?? [], records) };
	});
	return { ...report, files, records, problems: [...report.problems, ...problems] };
}

/** A key that is locked or a repository that cannot be written costs the signature, which the report then lacks. */
async function tryBind(
	{ ports, sign }: ProvenanceRequest,
	provenance: ProvenanceReport,
	cited: SignedCitations,
): Promise<boolean> {
	if (sign === null) return false;
	try {
		return (await bindRecords({ ports, provenance, cited, ...sign })).digest !== null;
	} catch (error) {
		if (!(error instanceof CountersignError) || error.kind !== "fault") throw error;
		return false;
	}
}

/** Who or what wrote the lines of a change, by which records, and who vouches for these. */
export async function readSignedProvenance(
	request: ProvenanceRequest,
): Promise<{ readonly report: ProvenanceReport; readonly recorded: readonly RecordedLines[] }> {
	const { repository, change, ports, policyPresent, reading } = request;
	const inboxes = [repository.gitDir, repository.commonDir];
	const records = startReading({ ...reading, archive: ports.store, inboxes });
	const { report, recorded } = await resolveProvenance({ change, ...ports, policyPresent, records });
	const cited = await citeSignedRecords(ports, recorded);
	const isBound = await tryBind(request, report, cited);
	const known = isBound ? await citeSignedRecords(ports, recorded) : cited;
	return { report: addRecords(report, recorded, known), recorded };
}
