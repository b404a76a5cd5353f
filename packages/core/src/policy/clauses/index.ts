import { approvalsClause } from "./approvals.ts";
import { bulkClause } from "./bulk.ts";
import type { Clause } from "./clause.ts";
import { findingsClause } from "./findings.ts";
import { isolationClause } from "./isolation.ts";
import { createNameListClause } from "./name-list.ts";
import { prohibitedClause } from "./prohibited.ts";
import { promptsClause } from "./prompts.ts";
import { provenanceClause } from "./provenance.ts";
import { refinementsClause } from "./refinements.ts";
import { reviewClause } from "./review.ts";
import { rulesClause } from "./rules.ts";
import { secretsClause } from "./secrets.ts";
import { signaturesClause } from "./signatures.ts";
import { skippedClause } from "./skipped.ts";

/** Every clause that a change must keep. */
export const CLAUSES: readonly Clause[] = [
	rulesClause,
	skippedClause,
	secretsClause,
	findingsClause,
	prohibitedClause,
	createNameListClause("tool"),
	createNameListClause("model"),
	promptsClause,
	refinementsClause,
	signaturesClause,
	approvalsClause,
	reviewClause,
	isolationClause,
	bulkClause,
	provenanceClause,
];
