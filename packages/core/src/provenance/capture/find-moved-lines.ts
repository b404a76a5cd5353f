import { isTrivialLine, lineFingerprint, normalizeLine } from "../../kit/index.ts";

/** A shorter line, alone, is one that everybody writes: `return undefined` has 15. */
const ALONE_WEIGHT = 16;

function countEach(prints: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const print of prints) counts.set(print, (counts.get(print) ?? 0) + 1);
	return counts;
}

/** Two telling lines side by side, or a long one. */
function isTelling(block: readonly string[]): boolean {
	const telling = block.filter((line) => !isTrivialLine(line));
	return telling.length >= 2 || telling.some((line) => normalizeLine(line).length >= ALONE_WEIGHT);
}

function splitBlocks(indexes: readonly number[]): number[][] {
	const blocks: number[][] = [];
	for (const at of indexes) {
		if (blocks.at(-1)?.at(-1) === at - 1) blocks.at(-1)?.push(at);
		else blocks.push([at]);
	}
	return blocks;
}

/**
 * Which added lines stood elsewhere before: they were moved or put back, and are whose they were. Each line that was taken
 * away stands for one that was added.
 * @param added indexes into `lines`, ascending.
 * @param gone fingerprints of the lines that were taken away.
 */
export function findMovedLines(
	lines: readonly string[],
	added: readonly number[],
	gone: readonly string[],
): ReadonlySet<number> {
	const left = countEach(gone);
	const moved = added.filter((at) => {
		const print = lineFingerprint(lines[at] ?? "");
		const count = left.get(print) ?? 0;
		left.set(print, count - 1);
		return count > 0;
	});
	const blocks = splitBlocks(moved).filter((block) => isTelling(block.map((at) => lines[at] ?? "")));
	return new Set(blocks.flat());
}
