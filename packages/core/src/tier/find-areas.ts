import { compilePathGlobs, type GlobMatcher, groupBy, overlapsRanges } from "../kit/index.ts";
import { type AreaHit, type ChangedFile, type Policy, SensitiveArea } from "../model/index.ts";

/** A sensitive area that a changed file touches, and how we know. */
export interface TouchedArea {
	readonly area: SensitiveArea;
	readonly because: string;
}

export type AreaFinder = (file: ChangedFile) => readonly TouchedArea[];

function findByCode(file: ChangedFile, hits: readonly AreaHit[]): ReadonlyMap<SensitiveArea, string> {
	const touched = new Map<SensitiveArea, { readonly line: number; readonly ruleId: string }>();
	for (const { area, lines, ruleId } of hits) {
		if (!overlapsRanges(file.added, lines.start, lines.end)) continue;
		const known = touched.get(area);
		const isEarlier =
			!known || lines.start < known.line || (lines.start === known.line && ruleId < known.ruleId);
		if (isEarlier) touched.set(area, { line: lines.start, ruleId });
	}
	return new Map([...touched].map(([area, { line, ruleId }]) => [area, `line ${line}, ${ruleId}`]));
}

/** Finds the areas of changed files: by path always, by code only where a hit lies on an added line. */
export function createAreaFinder(policy: Policy, hits: readonly AreaHit[]): AreaFinder {
	const hitsByPath = groupBy(hits, (hit) => hit.path);
	const globs = new Map<SensitiveArea, GlobMatcher>();
	for (const area of SensitiveArea.options) {
		globs.set(area, compilePathGlobs(policy.rules.areas.paths[area] ?? []));
	}
	return (file) => {
		const byCode = findByCode(file, hitsByPath.get(file.path) ?? []);
		return SensitiveArea.options.toSorted().flatMap((area) => {
			const glob = globs.get(area)?.(file.path) ?? null;
			const because = glob === null ? byCode.get(area) : `path matches "${glob}"`;
			return because === undefined ? [] : [{ area, because }];
		});
	};
}
