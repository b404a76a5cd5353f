import type { Change, FileTier, Inspection, ProvenanceReport } from "../model/index.ts";
import { BUILT_IN_SOURCE, getBuiltInPolicy } from "../policy/index.ts";
import type { FoundPolicy } from "./find-policy.ts";

/** Stands in for a policy that cannot be read; its name keeps it from being mistaken for "no policy". */
export function getStandInPolicy(): FoundPolicy {
	const source = `${BUILT_IN_SOURCE}, because the repository's own cannot be read`;
	return { policy: { ...getBuiltInPolicy(), source }, present: true, notes: [] };
}

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
