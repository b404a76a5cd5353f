/** Whole numbers from 0 below a limit. */
export type Random = (limit: number) => number;

/** The same numbers for the same seed (xorshift32, Marsaglia 2003). */
export function createRandom(seed: number): Random {
	let state = Math.imul(seed + 1, 2_654_435_761) | 1;
	const step = (): number => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return state >>> 0;
	};
	for (let warmUp = 0; warmUp < 8; warmUp += 1) step();
	return (limit) => (limit <= 1 ? 0 : step() % limit);
}

/** One of a list that is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
	const found = list[random(list.length)];
	if (found === undefined) throw new RangeError("There is nothing to pick from.");
	return found;
}
