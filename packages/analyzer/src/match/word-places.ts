import type { Pattern } from "../pattern/pattern.ts";

const WORD = /[A-Za-z_$][\w$]+/g;

/** Where words stand in a file, so that runs of statements are looked for only in blocks that hold their words. */
export interface WordPlaces {
	/** Whether one word of each of the pattern's groups stands in the range. */
	holds(pattern: Pattern, range: { readonly start: number; readonly end: number }): boolean;
}

function isWithin(places: readonly number[], start: number, end: number): boolean {
	let low = 0;
	let high = places.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((places[middle] as number) < start) low = middle + 1;
		else high = middle;
	}
	return low < places.length && (places[low] as number) < end;
}

/** Linear in the source; only words that some pattern asks for are kept. */
export function findWordPlaces(source: string, patterns: readonly Pattern[]): WordPlaces {
	const places = new Map<string, number[]>();
	for (const { near } of patterns) for (const word of (near ?? []).flat()) places.set(word, []);
	if (places.size > 0) {
		for (const found of source.matchAll(WORD)) places.get(found[0])?.push(found.index);
	}
	const stands = (word: string, start: number, end: number): boolean =>
		word.length < 2 || isWithin(places.get(word) ?? [], start, end);
	return {
		holds: ({ near }, { start, end }) =>
			(near ?? []).every((group) => group.some((word) => stands(word, start, end))),
	};
}
