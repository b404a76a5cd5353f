/** Beyond this many blocks nobody follows which is which. */
const MAX_BLOCKS = 5_000;

function isBlank(line: string | undefined): boolean {
	return line === undefined || line.trim() === "";
}

/** Something new begins: a line at the margin after a blank one, and no bracket that closes what was before. */
function beginsBlock(lines: readonly string[], index: number): boolean {
	const line = lines[index] ?? "";
	return !isBlank(line) && isBlank(lines[index - 1]) && /^[^\s)\]}]/.test(line);
}

/** Blank lines belong to what follows them, so that something added at the end leaves what was last as it is. */
function includeBlanks(lines: readonly string[], start: number): number {
	let first = start;
	while (first > 1 && isBlank(lines[first - 1])) first -= 1;
	return isBlank(lines[0]) && first === 1 ? 0 : first;
}

/**
 * Where a run of lines can be cut so that an edit of one thing leaves what was said of the next: before things that begin
 * at the margin after a blank line. Gives first and last index of every block; together they are the whole run.
 */
export function splitBlocks(lines: readonly string[]): readonly (readonly [first: number, last: number])[] {
	if (lines.length === 0) return [];
	const starts = new Set([0]);
	for (let index = 1; index < lines.length; index += 1) {
		if (beginsBlock(lines, index)) starts.add(includeBlanks(lines, index));
	}
	if (starts.size > MAX_BLOCKS) return [[0, lines.length - 1]];
	const sorted = [...starts];
	return sorted.map((start, index) => [start, (sorted[index + 1] ?? lines.length) - 1]);
}
