interface SeedRange {
	readonly first: number;
	readonly count: number;
	/** Of the clock of `now`. */
	readonly until: number;
	readonly now: () => number;
}

/** Numbers in a row, until so many were taken or the time is over. */
export function* takeSeeds({ first, count, until, now }: SeedRange): Generator<number> {
	for (let taken = 0; taken < count && now() < until; taken += 1) yield first + taken;
}
