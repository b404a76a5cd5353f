import type { FileLines } from "./file-lines.ts";
import type { IndexedRun } from "./run-index.ts";

/** Consecutive lines of a run, its surroundings included, that stand in the file in the same order without a gap. */
export interface Block {
	/** Index into `IndexedRun.lines`. */
	readonly first: number;
	readonly length: number;
	/** Index into the lines of the file. */
	readonly at: number;
	/** Lines that are not trivial, and how much they say together. */
	readonly telling: number;
	readonly weight: number;
}

/** A line that stands at more places starts no block of its own; its neighbors do. */
const MAX_PLACES = 64;

function growBlock(run: IndexedRun, file: FileLines, seed: readonly [number, number]): Block {
	const agrees = (index: number, place: number): boolean => {
		const print = run.lines[index] ?? null;
		return print !== null && print === file.prints[place];
	};
	let [first, at] = seed;
	while (agrees(first - 1, at - 1)) {
		first -= 1;
		at -= 1;
	}
	let length = 0;
	let telling = 0;
	let weight = 0;
	const seen = new Set<string>();
	while (agrees(first + length, at + length)) {
		const own = file.weights[at + length] ?? 0;
		const print = file.prints[at + length] ?? "";
		if (own > 0) telling += 1;
		if (!seen.has(print)) weight += own;
		seen.add(print);
		length += 1;
	}
	return { first, length, at, telling, weight };
}

/** Whether a line of a run is one that the edit added, not one of its surroundings. */
export function isOwn(run: IndexedRun, index: number): boolean {
	return index > 0 && index < run.lines.length - 1;
}

/** All blocks of a run in a file, the longest first. */
export function findBlocks(run: IndexedRun, file: FileLines): readonly Block[] {
	const blocks: Block[] = [];
	/** By diagonal: the end of the last block on it. */
	const ends = new Map<number, number>();
	for (let index = 1; index < run.lines.length - 1; index += 1) {
		const places = file.places.get(run.lines[index] ?? "") ?? [];
		if (places.length > MAX_PLACES) continue;
		for (const at of places) {
			if ((ends.get(at - index) ?? -1) > index) continue;
			const block = growBlock(run, file, [index, at]);
			ends.set(at - index, block.first + block.length);
			blocks.push(block);
		}
	}
	return blocks.sort((a, b) => b.length - a.length || b.weight - a.weight || a.at - b.at);
}
