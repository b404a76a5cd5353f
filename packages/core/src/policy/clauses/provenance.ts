import { groupBy } from "../../kit/index.ts";
import { type ClauseAction, type Reason, Tier } from "../../model/index.ts";
import { countCited, locateLines } from "../cited-lines.ts";
import { createReason } from "../create-reason.ts";
import type { Docket, JudgedFile } from "../docket.ts";
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

/** A share of unknown lines that a policy sets a limit to. */
interface Share {
	readonly files: readonly JudgedFile[];
	/** `critical code`, or empty for all of it. */
	readonly of: string;
	readonly clause: string;
	readonly limit: number;
	readonly action: ClauseAction;
}

function listLines(files: readonly JudgedFile[]) {
	return files.flatMap(({ file, origins }) =>
		origins.map(({ lines, origin }) => ({ path: file.path, lines, origin })),
	);
}

function judgeShare(docket: Docket, { files, of, clause, limit, action }: Share): readonly Reason[] {
	const all = listLines(files);
	const unknown = all.filter(({ origin }) => origin === "unknown");
	const [total, amount] = [countCited(all), countCited(unknown)];
	const isTooMuch = total > 0 && amount * 100 > limit * total;
	if (!isTooMuch || action === "allow" || !docket.input.provenance.measured) return [];
	const where = unknown.map(locateLines).sort();
	return [
		createReason(docket, {
			code: "unknown-share",
			outcome: action,
			clause,
			message: `${amount} of ${count(total, "added line")}${of} have no evidence of their origin; the policy allows ${limit}%: ${list(where)}`,
			places: unknown.map(({ path, lines }) => ({ path, lines })),
			next: "countersign provenance status",
		}),
	];
}

function judgeShares(docket: Docket): readonly Reason[] {
	const { unknown, action, tiers } = docket.rules.provenance;
	const files = [...docket.files.values()];
	const whole = { files, of: "", clause: "provenance.unknown", limit: unknown, action };
	const byTier = Tier.options.map((tier) => ({
		files: files.filter((judged) => judged.tier === tier),
		of: ` of ${tier} code`,
		clause: `provenance.tiers.${tier}.unknown`,
		limit: tiers[tier].unknown,
		action: tiers[tier].action,
	}));
	return [whole, ...byTier].flatMap((share) => judgeShare(docket, share));
}

export const provenanceClause: Clause = {
	name: "provenance",
	evaluate: (docket) => [...judgeProblems(docket), ...judgeShares(docket)],
};
