import { bridgeEnds } from "./bridge-ends.ts";
import type { FileLines } from "./file-lines.ts";
import { fillGaps, type Pair } from "./fill-gaps.ts";
import { type Block, findBlocks, isOwn } from "./find-blocks.ts";
import { isAnchoredFar, isAnchoredNear } from "./is-anchored.ts";
import type { IndexedRun, RunIndex } from "./run-index.ts";

export interface Alignment {
	readonly run: IndexedRun;
	readonly file: FileLines;
	readonly index: RunIndex;
	/** Whether the run was recorded for this file. */
	readonly near: boolean;
	/** When each line of the file was committed, as far as known. */
	readonly born: readonly (number | undefined)[];
}

/** Lines of a block that no longer block took already. */
function listFree({ run }: Alignment, block: Block, taken: ReadonlySet<number>): readonly Pair[] {
	const pairs: Pair[] = [];
	for (let step = 0; step < block.length; step += 1) {
		const index = block.first + step;
		if (isOwn(run, index) && !taken.has(index)) pairs.push({ index, at: block.at + step });
	}
	return pairs;
}

/** What is left of a block once a longer one took its part, which must then be recognized by itself. */
function keepFree({ run, file }: Alignment, block: Block, free: readonly Pair[]): Block {
	const [first] = free;
	const own = run.lines.slice(block.first, block.first + block.length).filter((_print, step) => {
		return isOwn(run, block.first + step);
	});
	if (!first || free.length === own.length) return block;
	const weights = free.map(({ at }) => file.weights[at] ?? 0);
	return {
		first: first.index,
		at: first.at,
		length: (free.at(-1) ?? first).index - first.index + 1,
		telling: weights.filter((weight) => weight > 0).length,
		weight: weights.reduce((sum, weight) => sum + weight, 0),
	};
}

/** Another place fits just as well, and there are not as many edits as places: which one was written is not known. */
function isAmbiguous({ run, file, index }: Alignment, block: Block, blocks: readonly Block[]): boolean {
	const rival = blocks.some(
		(other) => other !== block && other.first === block.first && other.length === block.length,
	);
	if (!rival) return false;
	const prints = run.lines.slice(block.first, block.first + block.length);
	return prints.some((print) => {
		const places = print === null ? 0 : (file.places.get(print)?.length ?? 0);
		return places > index.countOf(print ?? "");
	});
}

/** Lines that were not committed before the record was made: an older one is the original that the edit copied. */
function keepYounger({ run, born }: Alignment, pairs: readonly Pair[]): readonly Pair[] {
	if (run.author.imported) return pairs;
	return pairs.filter(({ at }) => (born[at] ?? Number.POSITIVE_INFINITY) >= run.author.at);
}

/**
 * Which lines of a file a run wrote, as indexes into the file. The longest block finds its place first; what it took is
 * free for another only as a copy, which has to prove more. People's records make no copies: copied is not typed.
 */
export function alignRun(alignment: Alignment): readonly number[] {
	const { run, near } = alignment;
	const blocks = findBlocks(run, alignment.file);
	const taken = new Set<number>();
	const chain: Pair[] = [];
	const found = new Set<number>();
	for (const block of blocks) {
		const free = listFree(alignment, block, taken);
		const isFar = isAnchoredFar(alignment, block);
		const left = keepFree(alignment, block, free);
		const isNear = near && isAnchoredNear(alignment, left) && !isAmbiguous(alignment, block, blocks);
		const accepted = isNear ? free : keepYounger(alignment, free);
		if (accepted.length > 0 && (isNear || isFar)) {
			for (const pair of accepted) taken.add(pair.index);
			chain.push(...accepted);
			for (const { at } of accepted) found.add(at);
		} else if (isFar && free.length === 0 && run.author.kind === "ai") {
			for (const { at } of keepYounger(alignment, listFree(alignment, block, new Set()))) found.add(at);
		}
	}
	if (chain.length === 0) return [...found];
	for (const { at } of fillGaps(alignment, chain)) found.add(at);
	for (const { at } of bridgeEnds(alignment, chain)) found.add(at);
	return [...found];
}
