/** Numbers that are the same in every run of the same seed. */
export interface Random {
	/** A whole number from 0 to `limit - 1`. */
	below(limit: number): number;
	pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

/** Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number): number => Math.floor(next() * limit);
	return { below, pick: (items) => items[below(items.length)] ?? items[0] };
}
