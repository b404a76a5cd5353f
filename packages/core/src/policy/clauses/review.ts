import type { Reason } from "../../model/index.ts";
import { createReason } from "../create-reason.ts";
import type { Docket } from "../docket.ts";
import { count, list } from "../wording.ts";
import { askForApprovals } from "./approvals.ts";
import type { Clause } from "./clause.ts";

function stopForVetoes(docket: Docket): readonly Reason[] {
	return (docket.input.review?.holds ?? []).map(({ id, person, role, reason }) =>
		createReason(docket, {
			code: "vetoed",
			outcome: "block",
			clause: "review.veto",
			message: `${person} (${role}) stopped the change: ${reason}`,
			next: `countersign review show ${id.slice(0, 12)}`,
		}),
	);
}

/**
 * Signed acts that are not what they claim to be. Where signatures are missing besides, nobody knows whether the true ones
 * were tampered with, and the verdict is none.
 */
function reportForged(docket: Docket): readonly Reason[] {
	const { acts = [], problems = [] } = docket.input.review ?? {};
	const forged = [
		...acts.flatMap(({ id, refusal }) =>
			refusal?.kind === "evidence" ? [`${id.slice(0, 12)}: ${refusal.code}: ${refusal.message}`] : [],
		),
		...problems.map(({ code, where, message }) => `${where.slice(0, 12)}: ${code}: ${message}`),
	];
	if (forged.length === 0) return [];
	const isNeeded = askForApprovals(docket).some(({ outcome }) => outcome === "block");
	return [
		createReason(docket, {
			code: "bad-evidence",
			outcome: isNeeded ? "error" : "warn",
			clause: "review.signatures",
			message: `${count(forged.length, "signed act")} of this change cannot be believed: ${list(forged)}`,
			next: "countersign review show",
		}),
	];
}

export const reviewClause: Clause = {
	name: "review",
	evaluate: (docket) => [...stopForVetoes(docket), ...reportForged(docket)],
};
