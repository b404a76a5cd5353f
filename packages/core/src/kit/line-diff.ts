import { type Lines, unionRanges } from "./ranges.ts";

/** Rounds of the search, each one more difference; its trace costs their square in memory (4 × 2,000² bytes = 16 MB). */
const MAX_DIFFERENCES = 2_000;

/** Length of the greatest common prefix, or suffix when `step` is -1, of at most `limit` lines. */
function countEqual(a: readonly string[], b: readonly string[], fromEnd: boolean): number {
	const limit = Math.min(a.length, b.length);
	let count = 0;
	while (count < limit) {
		const left = fromEnd ? a[a.length - 1 - count] : a[count];
		const right = fromEnd ? b[b.length - 1 - count] : b[count];
		if (left !== right) break;
		count += 1;
	}
	return count;
}

/** Walks the trace back: indexes of `b` that no line of `a` stands for. */
function collectAdded(trace: readonly Int32Array[], a: readonly string[], b: readonly string[]): number[] {
	const added: number[] = [];
	let x = a.length;
	let y = b.length;
	for (let d = trace.length - 1; d > 0; d -= 1) {
		const last = trace[d] ?? new Int32Array();
		const at = (k: number) => last[k + d] ?? -1;
		const k = x - y;
		const isInsertion = k === -d || (k !== d && at(k - 1) < at(k + 1));
		const startX = isInsertion ? at(k + 1) : at(k - 1);
		const startY = startX - (isInsertion ? k + 1 : k - 1);
		if (isInsertion) added.push(startY);
		x = startX;
		y = startY;
	}
	return added;
}

/** Myers' greedy search (An O(ND) Difference Algorithm, 1986); null when the texts differ in too many lines. */
function findAdded(a: readonly string[], b: readonly string[]): number[] | null {
	const trace: Int32Array[] = [];
	let furthest = new Int32Array([-1, 0, 0]);
	for (let d = 0; d <= MAX_DIFFERENCES; d += 1) {
		trace.push(furthest);
		// Diagonal k of this round is at index k + d; of the one before, padded by one on both sides, at k + d as well.
		const next = new Int32Array(2 * d + 3).fill(-1);
		for (let k = -d; k <= d; k += 2) {
			const isInsertion =
				d > 0 && (k === -d || (k !== d && (furthest[k - 1 + d] ?? -1) < (furthest[k + 1 + d] ?? -1)));
			let x = d === 0 ? 0 : isInsertion ? (furthest[k + 1 + d] ?? 0) : (furthest[k - 1 + d] ?? 0) + 1;
			while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
			next[k + d + 1] = x;
			if (x >= a.length && x - k >= b.length) return collectAdded(trace, a, b);
		}
		furthest = next;
	}
	return null;
}

/** Too different for a search: what occurs nowhere in `a`, which misses some added lines and claims none wrongly. */
function findForeign(a: readonly string[], b: readonly string[]): number[] {
	const known = new Set(a);
	return b.flatMap((line, index) => (known.has(line) ? [] : [index]));
}

/** The middle of two texts, without the lines that both begin and end with. */
export function trimEqualEnds(before: readonly string[], after: readonly string[]) {
	const prefix = countEqual(before, after, false);
	const restBefore = before.slice(prefix);
	const restAfter = after.slice(prefix);
	const suffix = countEqual(restBefore, restAfter, true);
	const cut = (lines: readonly string[]) => lines.slice(0, lines.length - suffix);
	return { prefix, before: cut(restBefore), after: cut(restAfter) };
}

/**
 * The lines of `after` that are not in `before`, as 1-based ranges, by a shortest edit script; of texts that differ in
 * more than 2,000 lines only those that occur nowhere before.
 */
export function findAddedLines(before: readonly string[], after: readonly string[]): readonly Lines[] {
	const { prefix, before: a, after: b } = trimEqualEnds(before, after);
	const added = a.length === 0 ? b.map((_line, index) => index) : (findAdded(a, b) ?? findForeign(a, b));
	return unionRanges(added.map((index) => ({ start: prefix + index + 1, end: prefix + index + 1 })));
}
