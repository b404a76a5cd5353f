import type {
	Approval,
	Change,
	FileTier,
	Hold,
	Hunk,
	Inspection,
	Policy,
	ProvenanceReport,
	ReviewedAct,
	ReviewReport,
	Tier,
	Waiver,
} from "../model/index.ts";

/** What a verdict must know of the acts that concern a change, besides the approvals that count. */
export interface ReviewFacts {
	readonly hunks: readonly Hunk[];
	readonly waivers: readonly Waiver[];
	readonly holds: readonly Hold[];
	readonly acts: readonly ReviewedAct[];
	/** Statements that cannot be read at all. */
	readonly problems: ReviewReport["problems"];
}

/** Everything a verdict depends on. */
export interface EvaluateInput {
	readonly change: Change;
	readonly provenance: ProvenanceReport;
	/** One entry for each file of the change. */
	readonly tiers: readonly FileTier[];
	readonly inspection: Inspection;
	/** Verified consents to this very change. */
	readonly approvals: readonly Approval[];
	/** What else people have signed, and for what; absent where nobody looked. */
	readonly review?: ReviewFacts;
	readonly policy: Policy;
	/** The tier the policy gives to any path of the repository, also outside the change. */
	readonly tierOf: (path: string) => Tier;
	/** ISO 8601. Passed in, because a verdict must be reproducible. */
	readonly now: string;
}
