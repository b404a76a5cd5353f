import type {
	Change,
	FileTier,
	Inspection,
	PolicyReference,
	ProvenanceReport,
	ReviewReport,
	Statement,
	ToolVersion,
	Verdict,
} from "../../model/index.ts";
import { digestSet } from "./digest-set.ts";
import { toPortableSource } from "./portable-source.ts";
import {
	summarizeChange,
	summarizeInspection,
	summarizeProvenance,
	summarizeReview,
	summarizeVerdict,
} from "./summaries.ts";

/** Names the shape of the predicate; a breaking change is a new version. */
export const CHECK_PREDICATE_TYPE = "https://countersign.dev/check/v1";

export interface CheckFacts {
	readonly change: Change;
	readonly policy: PolicyReference;
	readonly inspection: Inspection;
	readonly provenance: ProvenanceReport;
	readonly tiers: readonly FileTier[];
	/** Absent where nobody looked for signed acts, or where there is nothing to look at. */
	readonly review?: ReviewReport;
	readonly verdict: Verdict;
	readonly tool: ToolVersion;
	/** ISO 8601; the only thing in which two statements over the same facts differ. */
	readonly now: string;
}

/**
 * States that a change was checked, against what, and with which result. Holds digests instead of contents: whoever
 * has the repository can recompute them, whoever has only the statement learns no path, person or secret from them.
 */
export function buildCheckStatement(facts: CheckFacts): Statement {
	return {
		_type: "https://in-toto.io/Statement/v1",
		subject: toSubjects(facts.change),
		predicateType: CHECK_PREDICATE_TYPE,
		predicate: {
			change: summarizeChange(facts.change),
			policy: { source: toPortableSource(facts.policy.source), digest: facts.policy.digest },
			provenance: summarizeProvenance(facts.provenance),
			inspection: summarizeInspection(facts.inspection),
			tiers: { count: facts.tiers.length, digest: digestSet(facts.tiers) },
			...(facts.review && { review: summarizeReview(facts.review) }),
			verdict: summarizeVerdict(facts.verdict),
			tool: { name: facts.tool.name, version: facts.tool.version },
			checkedAt: facts.now,
		},
	};
}

/** Digest names as in-toto defines them: `gitCommit` and `gitTree`. What is staged has no commit yet. */
function toSubjects(change: Change): Statement["subject"] {
	const { commit, tree } = change.head;
	const subjects = [{ name: "tree", digest: { gitTree: tree } }];
	if (commit === null) return subjects;
	return [{ name: "commit", digest: { gitCommit: commit } }, ...subjects];
}
