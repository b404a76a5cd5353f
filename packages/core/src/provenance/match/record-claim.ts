import type { ProvenanceRecord } from "../../model/index.ts";
import type { Claim } from "../claim.ts";
import { getToolId } from "../find-assistant.ts";
import { cleanLabel, parseModelName, parsePersonName } from "../label.ts";

/**
 * What a record says about the lines it claims. Where a person changed the proposal before it was written, nobody saw
 * which of its lines, so all of them are `mixed`. An imported record is no better than what it was made of; that nobody
 * but a declaration says `human` would lower scrutiny, so it says nothing.
 */
export function toRecordClaim(record: ProvenanceRecord): Claim {
	const person = record.person === null ? null : parsePersonName(record.person.name);
	const grade = record.imported?.grade ?? "captured";
	const common = { grade, source: "record", person } as const;
	if (record.kind === "human") {
		const origin = grade === "captured" ? "human" : "unknown";
		return { origin, ...common, tool: null, model: null, session: null };
	}
	return {
		origin: record.proposalChanged === true ? "mixed" : "ai",
		...common,
		tool: getToolId(record.tool.name),
		model: record.model === null ? null : parseModelName(record.model),
		session: record.session === null ? null : cleanLabel(record.session),
	};
}
