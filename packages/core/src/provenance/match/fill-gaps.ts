import type { FileLines } from "./file-lines.ts";
import type { IndexedRun } from "./run-index.ts";

/** A line of a run and where it stands in the file. */
export interface Pair {
	readonly index: number;
	readonly at: number;
}

interface Ground {
	readonly run: IndexedRun;
	readonly file: FileLines;
}

/** Between these two lines of the run, in both. */
interface Gap {
	readonly from: Pair;
	readonly to: Pair;
}

const MAX_GAP = 2000;

/** Pairs whose order is the same in both; a moved part of the run stands for itself. */
function keepAscending(pairs: readonly Pair[]): readonly Pair[] {
	const kept: Pair[] = [];
	for (const pair of pairs.toSorted((a, b) => a.index - b.index)) {
		if (pair.at > (kept.at(-1)?.at ?? -1)) kept.push(pair);
	}
	return kept;
}

/** Telling lines that stand once in the gap of the run and once in the gap of the file, in the same order. */
function pairTelling({ run, file }: Ground, { from, to }: Gap): readonly Pair[] {
	const inFile = new Map<string, number[]>();
	for (let at = from.at + 1; at < to.at; at += 1) {
		const print = file.prints[at] ?? "";
		if ((file.weights[at] ?? 0) > 0) inFile.set(print, [...(inFile.get(print) ?? []), at]);
	}
	const inRun = new Map<string, number[]>();
	for (let index = from.index + 1; index < to.index; index += 1) {
		const print = run.lines[index] ?? "";
		inRun.set(print, [...(inRun.get(print) ?? []), index]);
	}
	const pairs: Pair[] = [];
	for (const [print, [index, second]] of inRun) {
		const [at, other] = inFile.get(print) ?? [];
		if (index === undefined || second !== undefined || at === undefined || other !== undefined) continue;
		pairs.push({ index, at });
	}
	return keepAscending(pairs);
}

/** Lines directly before and after a pair that agree, trivial ones included, inside the gap. */
function growPair({ run, file }: Ground, pair: Pair, { from, to }: Gap): readonly Pair[] {
	const grown: Pair[] = [pair];
	for (const step of [-1, 1]) {
		let [index, at] = [pair.index + step, pair.at + step];
		while (index > from.index && index < to.index && at > from.at && at < to.at) {
			if (run.lines[index] !== file.prints[at]) break;
			grown.push({ index, at });
			index += step;
			at += step;
		}
	}
	return grown;
}

/**
 * Lines of a run between anchored ones: a person changed those around them, and order and place still name them. Only
 * between, never beyond: past the ends of what is anchored begins somebody else's text.
 */
export function fillGaps(ground: Ground, anchored: readonly Pair[]): readonly Pair[] {
	const chain = keepAscending(anchored);
	return chain.slice(1).flatMap((to, position) => {
		const from = chain[position];
		if (!from || to.index - from.index < 2 || to.at - from.at < 2 || to.at - from.at > MAX_GAP) return [];
		const gap = { from, to };
		return pairTelling(ground, gap).flatMap((pair) => growPair(ground, pair, gap));
	});
}
