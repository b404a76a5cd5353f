import { compilePathGlobs, groupBy, intersectRanges, unionRanges } from "../../kit/index.ts";
import type { ChangedFile, LineRange, Origin, Reason, SensitiveArea } from "../../model/index.ts";
import { createReason } from "../create-reason.ts";
import { type Docket, type JudgedFile, softenForOrigin } from "../docket.ts";
import { count, list } from "../wording.ts";
import type { Clause } from "./clause.ts";

interface Offense {
	readonly path: string;
	readonly lines: LineRange;
	readonly origin: Origin;
	readonly outcome: "block" | "warn";
	readonly clause: string;
	readonly tier: string;
}

/** All added lines where the path makes the area, otherwise those that code of the area stands on. */
function createAreaLines(docket: Docket, area: SensitiveArea): (file: ChangedFile) => readonly LineRange[] {
	const isInArea = compilePathGlobs(docket.rules.areas.paths[area] ?? []);
	const hits = docket.input.inspection.areas.filter((hit) => hit.area === area);
	const hitsByPath = groupBy(hits, ({ path }) => path);
	return (file) => {
		const added = unionRanges(file.added);
		if (isInArea(file.path) !== null) return added;
		return intersectRanges(added, unionRanges((hitsByPath.get(file.path) ?? []).map(({ lines }) => lines)));
	};
}

function findOffenses(docket: Docket, judged: JudgedFile, inArea: readonly LineRange[]): readonly Offense[] {
	const { origins, action } = docket.rules.prohibited;
	const { tier, file } = judged;
	return judged.origins.flatMap((part) => {
		const outcome = softenForOrigin(docket, part.origin, action[tier]);
		if (!origins.includes(part.origin) || outcome === "allow") return [];
		const clause = `prohibited.action.${tier}`;
		return intersectRanges(inArea, [part.lines]).map((lines) => ({
			...{ path: file.path, lines, origin: part.origin },
			...{ outcome, clause, tier },
		}));
	});
}

function toReason(docket: Docket, area: SensitiveArea, offenses: readonly [Offense, ...Offense[]]): Reason {
	const [{ outcome, clause, origin, tier }] = offenses;
	const amount = offenses.reduce((sum, { lines }) => sum + lines.end - lines.start + 1, 0);
	const paths = [...new Set(offenses.map(({ path }) => path))].sort();
	const what = `${count(amount, "added line")} of origin ${origin} in ${tier} code touch ${area}`;
	return createReason(docket, {
		code: "prohibited-generation",
		outcome,
		clause,
		message: `${what}, which a person must write: ${list(paths)}`,
		places: offenses.map(({ path, lines }) => ({ path, lines })),
		next: "countersign explain prohibited-generation",
	});
}

export const prohibitedClause: Clause = {
	name: "prohibited",
	evaluate: (docket) =>
		docket.rules.prohibited.areas.toSorted().flatMap((area) => {
			const files = [...docket.files.values()].filter(({ areas }) => areas.includes(area));
			const linesInArea = createAreaLines(docket, area);
			const offenses = files.flatMap((judged) => findOffenses(docket, judged, linesInArea(judged.file)));
			const groups = groupBy(offenses, ({ clause, origin }) => `${clause} ${origin}`);
			return [...groups.values()].flatMap(([first, ...rest]) =>
				first ? [toReason(docket, area, [first, ...rest])] : [],
			);
		}),
};
