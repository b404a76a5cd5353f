import { type CitedRecord, type Reason, Tier } from "../../model/index.ts";
import { type CitedLines, citeLines, countCited, describeLines, shortenId } from "../cited-lines.ts";
import { createReason } from "../create-reason.ts";
import { type Docket, softenForRecords } from "../docket.ts";
import { count, list } from "../wording.ts";
import type { Clause } from "./clause.ts";

function listBad(cited: readonly CitedLines[]): readonly CitedRecord[] {
	const records = cited.flatMap((one) => one.records);
	return [...new Set(records)].filter(({ signature }) => signature.state === "bad");
}

function isSigned({ records }: CitedLines): boolean {
	return records.length > 0 && records.every(({ signature }) => signature.state === "signed");
}

/** A verdict that would rest on a forged signature is none, whatever the policy does with unsigned records. */
function refuseForged(docket: Docket, tier: Tier, cited: readonly CitedLines[]): readonly Reason[] {
	const bad = listBad(cited);
	const [first] = bad;
	if (!first) return [];
	const why = bad.map(
		(record) => `record ${shortenId(record)}: ${record.signature.note ?? "no reason given"}`,
	);
	const lines = cited.filter(({ records }) => records.some(({ signature }) => signature.state === "bad"));
	return [
		createReason(docket, {
			code: "bad-evidence",
			outcome: "error",
			clause: `signatures.action.${tier}`,
			message: `${count(bad.length, "record")} of ${tier} code have a signature that is not what it claims to be: ${list(why)}; ${list(lines.map(describeLines))}`,
			places: lines.map(({ path, lines }) => ({ path, lines })),
			next: `countersign provenance show ${shortenId(first)}`,
		}),
	];
}

function judgeTier(docket: Docket, tier: Tier): readonly Reason[] {
	const { origins, action } = docket.rules.signatures;
	const outcome = softenForRecords(docket, action[tier]);
	if (outcome === "allow") return [];
	const cited = [...docket.files.values()]
		.filter((judged) => judged.tier === tier)
		.flatMap((judged) => citeLines(docket, judged, origins));
	const unsigned = cited.filter((lines) => !isSigned(lines) && listBad([lines]).length === 0);
	const forged = refuseForged(docket, tier, cited);
	if (unsigned.length === 0) return forged;
	const amount = count(countCited(unsigned), "added line");
	const reason = createReason(docket, {
		code: "unsigned-record",
		outcome,
		clause: `signatures.action.${tier}`,
		message: `${amount} of ${tier} code rest on no record signed by a known person: ${list(unsigned.map(describeLines))}`,
		places: unsigned.map(({ path, lines }) => ({ path, lines })),
		next: unsigned.some(({ records }) => records.length > 0)
			? "countersign provenance sign"
			: "countersign explain unsigned-record",
	});
	return [...forged, reason];
}

export const signaturesClause: Clause = {
	name: "signatures",
	evaluate: (docket) => Tier.options.flatMap((tier) => judgeTier(docket, tier)),
};
