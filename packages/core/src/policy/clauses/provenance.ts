import { groupBy } from "../../kit/index.ts";
import type { Reason } from "../../model/index.ts";
import { createReason } from "../create-reason.ts";
import type { Docket } from "../docket.ts";
import { count, list } from "../wording.ts";
import type { Clause } from "./clause.ts";

function judgeProblems(docket: Docket): readonly Reason[] {
	const groups = groupBy(docket.input.provenance.problems, ({ code }) => code);
	return [...groups].map(([code, problems]) => {
		const where = problems.map((problem) => `${problem.where}: ${problem.message}`).sort();
		return createReason(docket, {
			code: "provenance-problem",
			outcome: "warn",
			clause: "provenance",
			message: `${count(problems.length, "piece")} of evidence not used (${code}): ${list(where)}`,
			next: "countersign doctor",
		});
	});
}

function judgeUnknownShare(docket: Docket): readonly Reason[] {
	const { unknown: limit, action } = docket.rules.provenance;
	const parts = [...docket.files.values()].flatMap(({ origins }) => origins);
	const size = (counted: typeof parts) =>
		counted.reduce((sum, { lines }) => sum + lines.end - lines.start + 1, 0);
	const [all, unknown] = [size(parts), size(parts.filter(({ origin }) => origin === "unknown"))];
	const isTooMuch = all > 0 && unknown * 100 > limit * all;
	if (!isTooMuch || action === "allow" || !docket.input.provenance.measured) return [];
	return [
		createReason(docket, {
			code: "unknown-share",
			outcome: action,
			clause: "provenance.unknown",
			message: `${unknown} of ${count(all, "added line")} have no evidence of their origin; the policy allows ${limit}%`,
			places: [...docket.files.values()].flatMap(({ file, origins }) =>
				origins.filter(({ origin }) => origin === "unknown").map(({ lines }) => ({ path: file.path, lines })),
			),
			next: "countersign init",
		}),
	];
}

export const provenanceClause: Clause = {
	name: "provenance",
	evaluate: (docket) => [...judgeProblems(docket), ...judgeUnknownShare(docket)],
};
