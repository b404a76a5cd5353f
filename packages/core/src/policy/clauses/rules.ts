import type { Reason, RuleProblem } from "../../model/index.ts";
import { createReason } from "../create-reason.ts";
import type { Docket } from "../docket.ts";
import type { Clause } from "./clause.ts";

function toReason(docket: Docket, problem: RuleProblem): Reason {
	const { file, line, column, ruleId, message } = problem;
	const at = [file, line, column].filter((part) => part !== null).join(":");
	return createReason(docket, {
		code: "rule-problem",
		outcome: "error",
		clause: "rules",
		message: `${ruleId === null ? "a rule" : `the rule ${ruleId}`} did not run (${problem.code}, ${at}): ${message}`,
		places: [{ path: file, lines: line === null ? null : { start: line, end: line } }],
		next: "countersign doctor",
	});
}

/** No policy can switch this off: a check whose rules did not run has checked nothing. */
export const rulesClause: Clause = {
	name: "rules",
	evaluate: (docket) => {
		const { rules } = docket.input.inspection;
		const reasons = rules.problems.map((problem) => toReason(docket, problem));
		const hasWork = [...docket.files.values()].some(({ file }) => file.added.length > 0);
		if (rules.count > 0 || !hasWork) return reasons;
		const message = "files changed, and not a single rule ran: nothing is known about them";
		const next = "countersign doctor";
		return [
			...reasons,
			createReason(docket, { code: "no-rules", outcome: "error", clause: "rules", message, next }),
		];
	},
};
