import { compilePathGlobs, groupBy, intersectRanges, unionRanges } from "../../kit/index.ts";
import {
	type ChangedFile,
	type LineRange,
	Origin,
	type Reason,
	type SensitiveArea,
} from "../../model/index.ts";
import { type CitedLines, citeLines, describeLines, showEvidence } from "../cited-lines.ts";
import { createReason } from "../create-reason.ts";
import { type Docket, type JudgedFile, softenForOrigin } from "../docket.ts";
import { count, list } from "../wording.ts";
import type { Clause } from "./clause.ts";

interface Offense extends CitedLines {
	readonly outcome: "block" | "warn";
	readonly clause: string;
	readonly tier: string;
}

interface Area {
	readonly area: SensitiveArea;
	readonly linesOf: (file: ChangedFile) => readonly LineRange[];
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

/** The clause that keeps an origin out of an area, null where none does. */
function findClause({ rules }: Docket, area: SensitiveArea, origin: Origin): string | null {
	const { areas, origins, further } = rules.prohibited;
	if (areas.includes(area) && origins.includes(origin)) return "prohibited.action";
	return further[origin]?.includes(area) ? `prohibited.further.${origin}` : null;
}

function findOffenses(docket: Docket, judged: JudgedFile, { area, linesOf }: Area): readonly Offense[] {
	const { tier, file } = judged;
	const inArea = linesOf(file);
	return citeLines(docket, judged, Origin.options).flatMap((cited) => {
		const found = findClause(docket, area, cited.origin);
		const outcome = softenForOrigin(docket, cited.origin, docket.rules.prohibited.action[tier]);
		if (found === null || outcome === "allow") return [];
		const clause = found === "prohibited.action" ? `${found}.${tier}` : found;
		const touched = intersectRanges(inArea, [cited.lines]);
		return touched.map((lines) => ({ ...cited, lines, outcome, clause, tier }));
	});
}

function toReason(docket: Docket, area: SensitiveArea, offenses: readonly [Offense, ...Offense[]]): Reason {
	const [{ outcome, clause, origin, tier }] = offenses;
	const amount = offenses.reduce((sum, { lines }) => sum + lines.end - lines.start + 1, 0);
	const sorted = offenses.toSorted((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
	const what = `${count(amount, "added line")} of origin ${origin} in ${tier} code touch ${area}`;
	return createReason(docket, {
		code: "prohibited-generation",
		outcome,
		clause,
		message: `${what}, which a person must write: ${list(sorted.map(describeLines))}`,
		places: offenses.map(({ path, lines }) => ({ path, lines })),
		next: showEvidence(sorted, "prohibited-generation"),
	});
}

function judgeArea(docket: Docket, area: SensitiveArea): readonly Reason[] {
	const files = [...docket.files.values()].filter(({ areas }) => areas.includes(area));
	const place = { area, linesOf: createAreaLines(docket, area) };
	const offenses = files.flatMap((judged) => findOffenses(docket, judged, place));
	const groups = groupBy(offenses, ({ clause, origin, tier }) => `${clause} ${origin} ${tier}`);
	return [...groups.values()].flatMap(([first, ...rest]) =>
		first ? [toReason(docket, area, [first, ...rest])] : [],
	);
}

export const prohibitedClause: Clause = {
	name: "prohibited",
	evaluate: (docket) => {
		const { areas, further } = docket.rules.prohibited;
		const all = new Set([...areas, ...Object.values(further).flatMap((more) => more ?? [])]);
		return [...all].sort().flatMap((area) => judgeArea(docket, area));
	},
};
