/** Runs over a list with a bounded number under way, so that sources do not pile up in memory. */
export async function inTurn<T>(
	items: readonly T[],
	width: number,
	run: (item: T) => Promise<void>,
): Promise<void> {
	let next = 0;
	const lane = async (): Promise<void> => {
		for (let index = next++; index < items.length; index = next++) await run(items[index] as T);
	};
	await Promise.all(Array.from({ length: Math.max(width, 1) }, lane));
}
