import { type CitedRecord, type PolicyRules, type Reason, Tier } from "../../model/index.ts";
import { type CitedLines, citeLines, countCited, describeLines, showEvidence } from "../cited-lines.ts";
import { createReason } from "../create-reason.ts";
import { type Docket, softenForRecords } from "../docket.ts";
import { count, list } from "../wording.ts";
import type { Clause } from "./clause.ts";

type Need = PolicyRules["prompts"]["need"];

const NEEDS: Readonly<Record<Need, string>> = {
	digest: "no digest of the prompt behind them",
	text: "no text of the prompt behind them in this clone",
};

function holdsPrompt({ prompt }: CitedRecord, need: Need): boolean {
	return prompt === "text" || (need === "digest" && prompt === "digest");
}

/** Every assistant that had a part in a line must have left its prompt. */
function lacksPrompt({ records }: CitedLines, need: Need): boolean {
	const written = records.filter(({ kind }) => kind === "ai");
	return written.length === 0 || !written.every((record) => holdsPrompt(record, need));
}

function judgeTier(docket: Docket, tier: Tier): readonly Reason[] {
	const { need, origins, action } = docket.rules.prompts;
	const outcome = softenForRecords(docket, action[tier]);
	if (outcome === "allow") return [];
	const cited = [...docket.files.values()]
		.filter((judged) => judged.tier === tier)
		.flatMap((judged) => citeLines(docket, judged, origins))
		.filter((lines) => lacksPrompt(lines, need));
	if (cited.length === 0) return [];
	const amount = count(countCited(cited), "added line");
	return [
		createReason(docket, {
			code: "missing-prompt",
			outcome,
			clause: `prompts.action.${tier}`,
			message: `${amount} of ${tier} code have ${NEEDS[need]}: ${list(cited.map(describeLines))}`,
			places: cited.map(({ path, lines }) => ({ path, lines })),
			next: showEvidence(cited, "missing-prompt"),
		}),
	];
}

export const promptsClause: Clause = {
	name: "prompts",
	evaluate: (docket) => Tier.options.flatMap((tier) => judgeTier(docket, tier)),
};
