import { BUILT_IN_SOURCE } from "./built-in-policy.ts";
import { locateLines } from "./cited-lines.ts";
import type { Docket } from "./docket.ts";
import { count, list } from "./wording.ts";

function noteOrigin({ files, input }: Docket): readonly string[] {
	if (input.provenance.measured) return [];
	const parts = [...files.values()].flatMap(({ origins }) => origins);
	const lines = parts
		.filter(({ origin }) => origin === "unknown")
		.reduce((sum, part) => sum + part.lines.end - part.lines.start + 1, 0);
	if (lines === 0)
		return ["Origin is not measured in this repository; run `countersign init` to measure it."];
	const effect = `${count(lines, "added line")} of unknown origin ${lines === 1 ? "is" : "are"} not held against the change`;
	return [`Origin is not measured in this repository: ${effect}; run \`countersign init\` to measure it.`];
}

/** Who signed, for what, and what of it an edit has voided: an auditor looks for that first. */
function noteApprovals({ input }: Docket): readonly string[] {
	const acts = input.review?.acts ?? [];
	return acts.flatMap(({ id, kind, person, role, refusal, covers, voided }) => {
		if (kind !== "approval") return [];
		if (refusal)
			return [
				`${person ?? "Somebody"}'s approval as ${role} (${id.slice(0, 12)}) does not count: ${refusal.message}`,
			];
		const places = covers.map(({ path, lines }) => (lines ? locateLines({ path, lines }) : path));
		const lost = voided.length === 0 ? "" : `; ${count(voided.length, "hunk")} edited since`;
		return [
			`${person} approved ${count(covers.length, "hunk")} as ${role} (${id.slice(0, 12)}): ${list(places)}${lost}.`,
		];
	});
}

/** Sentences that are no reason, but without which the verdict would be read wrongly. */
export function collectNotes(docket: Docket): readonly string[] {
	const { input, excluded } = docket;
	const notes = [...noteOrigin(docket)];
	if (input.policy.source === BUILT_IN_SOURCE) {
		notes.push("The repository has no policy of its own: the built-in policy judges.");
	}
	if (excluded.length > 0) {
		const paths = list(excluded.toSorted());
		notes.push(`The policy excludes ${count(excluded.length, "changed file")} from judgment: ${paths}.`);
	}
	if (input.inspection.suppressed > 0) {
		notes.push(
			`${count(input.inspection.suppressed, "finding")} accepted in source, with a reason, did not count.`,
		);
	}
	notes.push(...noteApprovals(docket));
	if (input.change.files.length === 0) notes.push("The change touches no files.");
	return notes;
}
