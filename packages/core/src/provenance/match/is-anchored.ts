import type { FileLines } from "./file-lines.ts";
import { type Block, isOwn } from "./find-blocks.ts";
import type { IndexedRun, RunIndex } from "./run-index.ts";

/** Shorter neighbors (`else {` and `i++`) meet by chance even at the place where both were written. */
const NEIGHBORS_WEIGHT = 8;
/** From here on a line alone is enough, if it is the only one: `return null` has 10, `return undefined` 15. */
const ALONE_WEIGHT = 16;
/**
 * For another file or a second place, where nothing but the text speaks. Two imports or two hooks of React are typed
 * everywhere and have up to 100, but are two; what closes a `try` (43) or opens a loop (60) has three lines.
 */
const FAR_LINES = 3;
const FAR_WEIGHT = 64;

interface Scene {
	readonly run: IndexedRun;
	readonly file: FileLines;
	readonly index: RunIndex;
}

function ownPrints({ run, file }: Scene, block: Block): readonly string[] {
	const prints: string[] = [];
	for (let step = 0; step < block.length; step += 1) {
		const weight = file.weights[block.at + step] ?? 0;
		if (weight > 0 && isOwn(run, block.first + step)) prints.push(file.prints[block.at + step] ?? "");
	}
	return prints;
}

/** Occurs once in all records and once in the file. */
function isSingle({ file, index }: Scene, print: string): boolean {
	return index.countOf(print) === 1 && file.places.get(print)?.length === 1;
}

/**
 * Whether a block counts in the file it was written to: two telling lines side by side, of which the edit added one, or
 * one that is long and single. A trivial neighbor says nothing: `return null;` before `}` is typed every day.
 */
export function isAnchoredNear(scene: Scene, block: Block): boolean {
	const own = ownPrints(scene, block);
	if (own.length === 0) return false;
	if (block.telling >= 2) return block.weight >= NEIGHBORS_WEIGHT;
	return block.weight >= ALONE_WEIGHT && own.every((print) => isSingle(scene, print));
}

/** Whether a block counts in another file, or a second time in the same: moved or copied, not typed again by chance. */
export function isAnchoredFar(scene: Scene, block: Block): boolean {
	if (block.weight < FAR_WEIGHT) return false;
	const own = ownPrints(scene, block);
	return (
		own.length >= FAR_LINES && own.some((print) => scene.index.isOfOnePath(print, scene.run.author.kind))
	);
}
