import type {
	Approval,
	Change,
	FileTier,
	Inspection,
	Policy,
	ProvenanceReport,
	Tier,
} from "../model/index.ts";

/** Everything a verdict depends on. */
export interface EvaluateInput {
	readonly change: Change;
	readonly provenance: ProvenanceReport;
	/** One entry for each file of the change. */
	readonly tiers: readonly FileTier[];
	readonly inspection: Inspection;
	/** Verified consents to this very change. */
	readonly approvals: readonly Approval[];
	readonly policy: Policy;
	/** The tier the policy gives to any path of the repository, also outside the change. */
	readonly tierOf: (path: string) => Tier;
	/** ISO 8601. Passed in, because a verdict must be reproducible. */
	readonly now: string;
}
