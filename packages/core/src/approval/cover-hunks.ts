import { groupBy } from "../kit/index.ts";
import type { Hunk } from "../model/index.ts";
import type { SignedHunk } from "./act.ts";

/** What an act still speaks for. */
export interface Coverage {
	/** Hunks of the change, as they stand now. */
	readonly covered: readonly Hunk[];
	/** Hunks that were signed and are no longer what they were. */
	readonly voided: readonly SignedHunk[];
}

interface Match {
	readonly hunk: Hunk;
	/** Place among the hunks now, and among those that were signed. */
	readonly place: number;
	readonly signedPlace: number;
}

/** The longest list of matches that come in the same order now and then. Their `place` rises already. O(n log n). */
function keepOrder(matches: readonly Match[]): readonly Match[] {
	const tails: Match[] = [];
	const before = new Map<Match, Match | undefined>();
	for (const match of matches) {
		let [low, high] = [0, tails.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((tails[middle]?.signedPlace ?? 0) < match.signedPlace) low = middle + 1;
			else high = middle;
		}
		before.set(match, tails[low - 1]);
		tails[low] = match;
	}
	const kept: Match[] = [];
	for (let match = tails.at(-1); match; match = before.get(match)) kept.unshift(match);
	return kept;
}

interface Sides {
	readonly hunks: readonly Hunk[];
	readonly signed: readonly SignedHunk[];
}

/**
 * Whether something that was signed between two neighbors is gone without anything in its place: then nobody has seen the
 * two next to each other. Only within one run of lines; what was taken back elsewhere is as it was in the base.
 */
function lostBetween(a: Match, b: Match, { signed }: Sides): boolean {
	if (a.hunk.anchor !== b.hunk.anchor || b.place !== a.place + 1) return false;
	return signed.slice(a.signedPlace + 1, b.signedPlace).some(({ anchor }) => anchor === a.hunk.anchor);
}

/** The same before the first and after the last of a run. */
function lostAtEnd(match: Match, { hunks, signed }: Sides): boolean {
	const { anchor } = match.hunk;
	const isFirst =
		hunks[match.place - 1]?.anchor !== anchor && signed[match.signedPlace - 1]?.anchor === anchor;
	const isLast =
		hunks[match.place + 1]?.anchor !== anchor && signed[match.signedPlace + 1]?.anchor === anchor;
	return isFirst || isLast;
}

function coverFile(sides: Sides): readonly Hunk[] {
	const places = new Map(sides.signed.map(({ id }, index) => [id, index]));
	const matches = sides.hunks.flatMap((hunk, place) => {
		const signedPlace = places.get(hunk.id);
		return signedPlace === undefined ? [] : [{ hunk, place, signedPlace }];
	});
	const kept = keepOrder(matches);
	return kept
		.filter((match, index) => {
			const [before, after] = [kept[index - 1], kept[index + 1]];
			if (before && lostBetween(before, match, sides)) return false;
			if (after && lostBetween(match, after, sides)) return false;
			return !lostAtEnd(match, sides);
		})
		.map(({ hunk }) => hunk);
}

/**
 * Which hunks of a change an act still speaks for: those that are exactly what was signed, in the order in which they were.
 * Whatever is edited, moved within its file, or loses what stood next to it, is void.
 */
export function coverHunks(signed: readonly SignedHunk[], hunks: readonly Hunk[]): Coverage {
	const now = groupBy(hunks, ({ path }) => path);
	const before = groupBy(signed, ({ path }) => path);
	const covered = [...before].flatMap(([path, list]) =>
		coverFile({ signed: list, hunks: now.get(path) ?? [] }),
	);
	const ids = new Set(covered.map(({ id }) => id));
	return { covered, voided: signed.filter(({ id }) => !ids.has(id)) };
}
