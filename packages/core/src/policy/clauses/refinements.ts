import { groupBy } from "../../kit/index.ts";
import { type Reason, type RoundLimit, Tier } from "../../model/index.ts";
import { type CitedLines, citeLines, countCited, describeLines, showEvidence } from "../cited-lines.ts";
import { createReason } from "../create-reason.ts";
import { type Docket, type JudgedFile, softenForOrigin } from "../docket.ts";
import { count, list } from "../wording.ts";
import type { Clause } from "./clause.ts";

interface Rewritten {
	readonly cited: CitedLines;
	readonly rounds: number;
	readonly outcome: "block" | "warn";
	readonly clause: string;
}

function countRounds({ records }: CitedLines): number {
	return Math.max(0, ...records.flatMap(({ kind, refinement }) => (kind === "ai" ? [refinement] : [])));
}

function reaches(rounds: number, limit: RoundLimit): boolean {
	return limit !== "never" && rounds >= limit;
}

function judgeLines(docket: Docket, tier: Tier, cited: CitedLines): readonly Rewritten[] {
	const { warn, block } = docket.rules.refinements;
	const rounds = countRounds(cited);
	if (reaches(rounds, block[tier])) {
		const outcome = softenForOrigin(docket, cited.origin, "block") === "block" ? "block" : "warn";
		return [{ cited, rounds, outcome, clause: `refinements.block.${tier}` }];
	}
	if (!reaches(rounds, warn[tier])) return [];
	return [{ cited, rounds, outcome: "warn", clause: `refinements.warn.${tier}` }];
}

function judgeFile(docket: Docket, judged: JudgedFile): readonly Rewritten[] {
	const { warn, block, origins } = docket.rules.refinements;
	const { tier } = judged;
	if (warn[tier] === "never" && block[tier] === "never") return [];
	return citeLines(docket, judged, origins).flatMap((cited) => judgeLines(docket, tier, cited));
}

/** The lines that were rewritten most often come first: they are the ones to read. */
function toReason(docket: Docket, group: readonly [Rewritten, ...Rewritten[]], tier: Tier): Reason {
	const sorted = group.toSorted((a, b) => b.rounds - a.rounds);
	const cited = sorted.map((one) => one.cited);
	const shown = sorted.map((one) => `${describeLines(one.cited)} ${count(one.rounds, "round")}`);
	const amount = count(countCited(cited), "added line");
	const limit = docket.rules.refinements[group[0].clause.includes(".block.") ? "block" : "warn"][tier];
	return createReason(docket, {
		code: "refinement-limit",
		outcome: group[0].outcome,
		clause: group[0].clause,
		message: `${amount} of ${tier} code were rewritten by an assistant ${limit} times or more: ${list(shown)}`,
		places: cited.map(({ path, lines }) => ({ path, lines })),
		next: showEvidence(cited, "refinement-limit"),
	});
}

export const refinementsClause: Clause = {
	name: "refinements",
	evaluate: (docket) =>
		Tier.options.flatMap((tier) => {
			const files = [...docket.files.values()].filter((judged) => judged.tier === tier);
			const rewritten = files.flatMap((judged) => judgeFile(docket, judged));
			const groups = groupBy(rewritten, ({ clause, outcome }) => `${clause} ${outcome}`);
			return [...groups.values()].flatMap(([first, ...rest]) =>
				first ? [toReason(docket, [first, ...rest], tier)] : [],
			);
		}),
};
