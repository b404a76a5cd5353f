import type { Change, FileTier, Inspection, ProvenanceReport } from "../model/index.ts";

/** Stands in for a provenance that could not be read: nothing is known, and that is held against the change. */
export function getUnreadProvenance(change: Change): ProvenanceReport {
	const unknown = change.files.reduce((sum, file) => sum + file.addedLines, 0);
	const lines = { ai: 0, human: 0, mixed: 0, unknown };
	return { measured: true, files: [], lines, problems: [] };
}

/** Stands in for an inspection that failed: no rule ran, which the policy never takes for "no findings". */
export function getFailedInspection(): Inspection {
	return {
		engine: { name: "none", version: "0" },
		rules: { digest: "none", count: 0, problems: [] },
		findings: [],
		areas: [],
		skipped: [],
		imports: [],
		inspectedFiles: 0,
		inspectedLines: 0,
		suppressed: 0,
	};
}

/** Stands in for tiers that could not be assigned. */
export function getCriticalTiers(change: Change): readonly FileTier[] {
	return change.files.map(({ path }) => ({
		path,
		tier: "critical",
		areas: [],
		reasons: ["tiers could not be assigned"],
	}));
}
