import { overlapsRanges, unionRanges } from "../../kit/index.ts";
import type { ModuleEdge } from "../../model/index.ts";
import { createReason } from "../create-reason.ts";
import type { Docket } from "../docket.ts";
import { count, list } from "../wording.ts";
import type { Clause } from "./clause.ts";

/**
 * Whether the change is what makes a file outside the sandbox import from within. Tests and markup are lowered to
 * experimental but are not experimental code, so the tier that the policy gives to the path decides for both ends.
 */
function isBreach({ files, input }: Docket, { from, to, line }: ModuleEdge): boolean {
	const judged = files.get(from);
	if (!judged || judged.tier === "experimental") return false;
	if (input.tierOf(from) === "experimental" || input.tierOf(to) !== "experimental") return false;
	const { added, oldPath } = judged.file;
	const isPromoted = oldPath !== null && input.tierOf(oldPath) === "experimental";
	return isPromoted || overlapsRanges(unionRanges(added), line, line);
}

export const isolationClause: Clause = {
	name: "isolation",
	evaluate: (docket) => {
		const { action } = docket.rules.isolation;
		const breaches = docket.input.inspection.imports
			.filter((edge) => isBreach(docket, edge))
			.toSorted((a, b) => (`${a.from}:${a.line}:${a.to}` < `${b.from}:${b.line}:${b.to}` ? -1 : 1));
		if (action === "allow" || breaches.length === 0) return [];
		const edges = breaches.map(({ from, to, line }) => `${from}:${line} imports ${to}`);
		return [
			createReason(docket, {
				code: "isolation-breach",
				outcome: action,
				clause: "isolation.action",
				message: `${count(breaches.length, "import")} of experimental code from outside: ${list(edges)}`,
				places: breaches.map(({ from, line }) => ({ path: from, lines: { start: line, end: line } })),
				next: "countersign explain isolation-breach",
			}),
		];
	},
};
