import type { FileLines } from "./file-lines.ts";
import type { Pair } from "./fill-gaps.ts";
import { isOwn } from "./find-blocks.ts";
import type { IndexedRun } from "./run-index.ts";

/** Lines rewritten in a row; beyond that, a bracket is anybody's. */
const MAX_HOLE = 5;

interface Ground {
	readonly run: IndexedRun;
	readonly file: FileLines;
}

function agrees({ run, file }: Ground, index: number, at: number): boolean {
	const print = run.lines[index] ?? null;
	return isOwn(run, index) && print !== null && print === file.prints[at];
}

/** Lines of the run, on from `from`, that stand as far away in the file as in the run. */
function bridge(ground: Ground, from: Pair, step: 1 | -1): readonly Pair[] {
	const { run, file } = ground;
	let hole = 1;
	while (hole <= MAX_HOLE && !agrees(ground, from.index + hole * step, from.at + hole * step)) hole += 1;
	const found: Pair[] = [];
	let [index, at] = [from.index + hole * step, from.at + hole * step];
	for (; agrees(ground, index, at); index += step, at += step) found.push({ index, at });
	// To the very end of the run, or lines in between are missing and the places agree by chance.
	if (hole > MAX_HOLE || hole === 1 || isOwn(run, index)) return [];
	const prints = new Set(found.map((pair) => file.prints[pair.at]));
	for (let away = 1; away < hole; away += 1) {
		// It may be this one that is left of the run.
		if (prints.has(file.prints[from.at + away * step] ?? "")) return [];
	}
	return found;
}

/**
 * The first and the last lines of a run behind lines that somebody rewrote one by one: the bracket that closes a function
 * whose last statement is another's now.
 */
export function bridgeEnds(ground: Ground, anchored: readonly Pair[]): readonly Pair[] {
	const sorted = anchored.toSorted((a, b) => a.index - b.index);
	const [first, last] = [sorted[0], sorted.at(-1)];
	return first && last ? [...bridge(ground, first, -1), ...bridge(ground, last, 1)] : [];
}
