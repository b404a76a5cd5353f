import type { ProvenanceRecord } from "../../model/index.ts";

const SAMPLE: ProvenanceRecord = {
	schema: "countersign/provenance-1",
	kind: "ai",
	at: "2026-03-01T08:00:00Z",
	tool: { name: "cursor", version: null },
	model: null,
	session: null,
	call: null,
	person: null,
	permissionMode: null,
	proposalChanged: null,
	command: null,
	prompt: null,
	path: "a.ts",
	contentBefore: null,
	contentAfter: null,
	refinement: 0,
	runs: [],
};

/** An assistant's record as tests want it: nothing is known but what they say. */
export function sampleRecord(change: Partial<ProvenanceRecord> = {}): ProvenanceRecord {
	return { ...SAMPLE, ...change };
}
