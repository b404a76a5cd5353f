import { compilePathGlobs } from "../../kit/index.ts";
import type { Origin, Reason } from "../../model/index.ts";
import { createReason } from "../create-reason.ts";
import { type Docket, softenForOrigin } from "../docket.ts";
import { count } from "../wording.ts";
import type { Clause } from "./clause.ts";

interface Size {
	readonly lines: number;
	readonly paths: readonly string[];
}

function measure(docket: Docket, origins: readonly Origin[]): Size {
	const isIgnored = compilePathGlobs(docket.rules.bulk.ignore);
	let lines = 0;
	const paths: string[] = [];
	for (const [path, judged] of docket.files) {
		const counted = judged.origins.filter(({ origin }) => origins.includes(origin));
		if (counted.length === 0 || isIgnored(path) !== null) continue;
		paths.push(path);
		lines += counted.reduce((sum, part) => sum + part.lines.end - part.lines.start + 1, 0);
	}
	return { lines, paths: paths.sort() };
}

function judge(docket: Docket, key: "lines" | "files"): readonly Reason[] {
	const { bulk } = docket.rules;
	const sizeOf = (size: Size) => (key === "lines" ? size.lines : size.paths.length);
	const size = measure(docket, bulk.origins);
	const limit = bulk[key];
	if (sizeOf(size) <= limit) return [];
	const known = measure(
		docket,
		bulk.origins.filter((origin) => origin !== "unknown"),
	);
	const outcome = sizeOf(known) > limit ? bulk.action : softenForOrigin(docket, "unknown", bulk.action);
	if (outcome === "allow") return [];
	const noun = key === "lines" ? "added line" : "file";
	return [
		createReason(docket, {
			code: "bulk-change",
			outcome,
			clause: `bulk.${key}`,
			message: `${count(sizeOf(size), noun)} of origin ${bulk.origins.join(", ")}; the policy allows ${limit} in one change`,
			places: size.paths.map((path) => ({ path, lines: null })),
			next: "countersign explain bulk-change",
		}),
	];
}

/** A whole tree is not a change that somebody reviews. */
export const bulkClause: Clause = {
	name: "bulk",
	evaluate: (docket) =>
		docket.input.change.kind === "tree" ? [] : [...judge(docket, "lines"), ...judge(docket, "files")],
};
