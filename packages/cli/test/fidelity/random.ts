/** Whole numbers below a limit. */
export type Random = (limit: number) => number;

/** Numbers that are the same for the same seed (Park and Miller's generator). */
export function createRandom(seed: number): Random {
	let state = (Math.imul(seed, 2_654_435_761) >>> 0) % 2_147_483_646;
	return (limit) => {
		state = ((state + 1) * 48_271) % 2_147_483_647;
		return state % limit;
	};
}
