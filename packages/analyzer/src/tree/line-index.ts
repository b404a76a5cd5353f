/** 1-based; columns count UTF-16 units. */
export interface SourcePosition {
	readonly line: number;
	readonly column: number;
}

export interface LineIndex {
	/** Offsets outside the source are taken as its nearest end. */
	positionAt(offset: number): SourcePosition;
}

/** Finds lines in O(log n). Only `\n` ends a line, as for git, so that lines are those of a diff. */
export function createLineIndex(source: string): LineIndex {
	const starts = [0];
	for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
	return {
		positionAt(offset) {
			const bounded = Math.min(Math.max(offset, 0), source.length);
			const index = findLastAtMost(starts, bounded);
			return { line: index + 1, column: bounded - (starts[index] ?? 0) + 1 };
		},
	};
}

function findLastAtMost(sorted: readonly number[], value: number): number {
	let low = 0;
	let high = sorted.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((sorted[middle] ?? 0) <= value) low = middle;
		else high = middle - 1;
	}
	return low;
}
