/** What repeated runs gave. The median is the figure; the others say how far to trust it. */
export interface Summary {
	readonly median: number;
	readonly min: number;
	readonly max: number;
	readonly n: number;
}

/** @throws RangeError for no values: a figure without a run must not exist. */
export function summarize(values: readonly number[]): Summary {
	if (values.length === 0) throw new RangeError("No run, no figure.");
	const sorted = values.toSorted((a, b) => a - b);
	const at = (index: number): number => sorted[index] ?? Number.NaN;
	const middle = Math.floor(sorted.length / 2);
	const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
	return { median, min: at(0), max: at(sorted.length - 1), n: sorted.length };
}

/**
 * Combines runs made in turn (first of one, first of the other, and so on) one by one, so that a machine that slows
 * down in between slows both sides of a pair.
 * @throws RangeError for different numbers of runs.
 */
export function summarizePairs(
	left: readonly number[],
	right: readonly number[],
	combine: (left: number, right: number) => number,
): Summary {
	if (left.length !== right.length) throw new RangeError(`${left.length} runs against ${right.length}.`);
	return summarize(left.map((value, index) => combine(value, right[index] ?? Number.NaN)));
}
