/** Inclusive 1-based lines; structurally equal to the model's LineRange. */
export interface Lines {
	readonly start: number;
	readonly end: number;
}

/** Sorted, disjoint, with touching neighbors joined. O(n log n). */
export function unionRanges(ranges: readonly Lines[]): readonly Lines[] {
	const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end);
	const union: { start: number; end: number }[] = [];
	for (const range of sorted) {
		const last = union.at(-1);
		if (last && range.start <= last.end + 1) last.end = Math.max(last.end, range.end);
		else union.push({ start: range.start, end: range.end });
	}
	return union;
}

/** Lines in both lists; each list must be sorted and disjoint. O(n + m). */
export function intersectRanges(left: readonly Lines[], right: readonly Lines[]): readonly Lines[] {
	const common: Lines[] = [];
	let i = 0;
	let j = 0;
	while (i < left.length && j < right.length) {
		const a = left[i] as Lines;
		const b = right[j] as Lines;
		const start = Math.max(a.start, b.start);
		const end = Math.min(a.end, b.end);
		if (start <= end) common.push({ start, end });
		if (a.end < b.end) i += 1;
		else j += 1;
	}
	return common;
}

/** How many lines a sorted, disjoint list covers. */
export function countLines(ranges: readonly Lines[]): number {
	return ranges.reduce((sum, range) => sum + range.end - range.start + 1, 0);
}

/** Whether any line of `start..end` is in a sorted, disjoint list. */
export function overlapsRanges(ranges: readonly Lines[], start: number, end: number): boolean {
	return ranges.some((range) => range.start <= end && start <= range.end);
}
