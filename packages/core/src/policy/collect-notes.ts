import { BUILT_IN_SOURCE } from "./built-in-policy.ts";
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
	if (input.change.files.length === 0) notes.push("The change touches no files.");
	return notes;
}
