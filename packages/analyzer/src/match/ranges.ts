import { unify } from "./environment.ts";
import type { Match } from "./match.ts";

/** Containment between lists of matches, by binary search, so that the cost follows what is found and not what is tried. */

function isSorted(matches: readonly Match[]): boolean {
	return matches.every((match, index) => index === 0 || (matches[index - 1] as Match).start <= match.start);
}

function byStart(matches: readonly Match[]): readonly Match[] {
	return isSorted(matches) ? matches : [...matches].sort((a, b) => a.start - b.start || b.end - a.end);
}

function firstFrom(sorted: readonly Match[], start: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as Match).start < start) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Calls `visit` for each match that lies in `container`. */
function eachWithin(sorted: readonly Match[], container: Match, visit: (inner: Match) => void): void {
	for (let at = firstFrom(sorted, container.start); at < sorted.length; at += 1) {
		const inner = sorted[at] as Match;
		if (inner.start > container.end) return;
		if (inner.end <= container.end) visit(inner);
	}
}

/** The matches that lie in a container with agreeing bindings, with the bindings of both. */
export function keepInside(matches: readonly Match[], containers: readonly Match[]): readonly Match[] {
	const sorted = byStart(matches);
	const kept: Match[] = [];
	for (const container of containers) {
		eachWithin(sorted, container, (inner) => {
			const environment = unify(inner.environment, container.environment);
			if (environment !== undefined) kept.push({ ...inner, environment });
		});
	}
	return byStart(kept);
}

/** The matches that lie in no container with agreeing bindings. */
export function dropInside(matches: readonly Match[], containers: readonly Match[]): readonly Match[] {
	if (containers.length === 0) return matches;
	const sorted = byStart(matches);
	const dropped = new Set<Match>();
	for (const container of containers) {
		eachWithin(sorted, container, (inner) => {
			if (unify(inner.environment, container.environment) !== undefined) dropped.add(inner);
		});
	}
	return matches.filter((match) => !dropped.has(match));
}

/** The matches that contain none of the others and lie in none; for text that must not occur, whatever it binds. */
export function dropNested(matches: readonly Match[], others: readonly Match[]): readonly Match[] {
	if (others.length === 0) return matches;
	const sorted = byStart(others);
	const dropped = new Set<Match>();
	for (const match of matches) eachWithin(sorted, match, () => dropped.add(match));
	const sortedMatches = byStart(matches);
	for (const other of others) eachWithin(sortedMatches, other, (inner) => dropped.add(inner));
	return matches.filter((match) => !dropped.has(match));
}

/** The matches whose exact range none of the others has with agreeing bindings. */
export function dropEqual(matches: readonly Match[], others: readonly Match[]): readonly Match[] {
	if (others.length === 0) return matches;
	const sorted = byStart(others);
	return matches.filter((match) => {
		for (let at = firstFrom(sorted, match.start); at < sorted.length; at += 1) {
			const other = sorted[at] as Match;
			if (other.start !== match.start) return true;
			if (other.end === match.end && unify(match.environment, other.environment) !== undefined) return false;
		}
		return true;
	});
}

/** The smaller range of each pair of which one lies in the other and the bindings agree. */
export function intersect(left: readonly Match[], right: readonly Match[]): readonly Match[] {
	const sortedLeft = byStart(left);
	const sortedRight = byStart(right);
	const met: Match[] = [];
	const add = (inner: Match, outer: Match): void => {
		const environment = unify(inner.environment, outer.environment);
		if (environment !== undefined) met.push({ ...inner, environment });
	};
	for (const outer of sortedRight) eachWithin(sortedLeft, outer, (inner) => add(inner, outer));
	for (const outer of sortedLeft) {
		eachWithin(sortedRight, outer, (inner) => {
			const isEqual = inner.start === outer.start && inner.end === outer.end;
			if (!isEqual) add(inner, outer);
		});
	}
	return byStart(met);
}
