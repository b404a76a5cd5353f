import { unionRanges } from "../kit/index.ts";
import type { ChangedFile, LineIntroduction, LineRange, ObjectId } from "../model/index.ts";

/** A run of added lines, and where it stood in the commit that introduced it; `origin` is null where that is unknown. */
export interface AddedRun {
	readonly lines: LineRange;
	readonly origin: { readonly commit: ObjectId; readonly path: string; readonly start: number } | null;
}

function clip(introduction: LineIntroduction, start: number, end: number): AddedRun {
	const offset = start - introduction.lines.start;
	const { commit, path, originalStart } = introduction;
	return { lines: { start, end }, origin: { commit, path, start: originalStart + offset } };
}

/**
 * The added lines of a file cut by the commits that introduced them: sorted, disjoint, and covering exactly
 * `file.added` whatever the history says, so that no line can drop out of the report.
 */
export function cutAddedLines(
	file: ChangedFile,
	introductions: readonly LineIntroduction[],
): readonly AddedRun[] {
	if (file.kind !== "text") return [];
	const sorted = [...introductions].sort((a, b) => a.lines.start - b.lines.start);
	const runs: AddedRun[] = [];
	let index = 0;
	for (const { start, end } of unionRanges(file.added)) {
		let line = start;
		while (line <= end) {
			let next = sorted[index];
			while (next && next.lines.end < line) next = sorted[++index];
			if (!next || next.lines.start > end) break;
			if (next.lines.start > line) {
				runs.push({ lines: { start: line, end: next.lines.start - 1 }, origin: null });
				line = next.lines.start;
			}
			const stop = Math.min(end, next.lines.end);
			runs.push(clip(next, line, stop));
			line = stop + 1;
		}
		if (line <= end) runs.push({ lines: { start: line, end }, origin: null });
	}
	return runs;
}
