import type { ClaimSpan } from "./claim.ts";

/** Next free segment at or after `index`; paths are halved, so that painting stays near linear. */
function findFree(next: Int32Array, index: number): number {
	let at = index;
	while (next[at] !== at) {
		const parent = next[at] as number;
		next[at] = next[parent] as number;
		at = next[at] as number;
	}
	return at;
}

function mergeSegments(bounds: readonly number[], owners: readonly (ClaimSpan | undefined)[]): ClaimSpan[] {
	const runs: { start: number; end: number; claim: ClaimSpan["claim"] }[] = [];
	for (let i = 0; i + 1 < bounds.length; i += 1) {
		const claim = owners[i]?.claim;
		if (!claim) continue;
		const start = bounds[i] as number;
		const end = (bounds[i + 1] as number) - 1;
		const last = runs.at(-1);
		if (last && last.claim === claim && last.end + 1 === start) last.end = end;
		else runs.push({ start, end, claim });
	}
	return runs;
}

/**
 * Spans that may overlap, made sorted and disjoint; of two that overlap the earlier in the list is kept. O(n log n)
 * also for a hostile note whose 100,000 ranges all overlap.
 */
export function paintClaims(spans: readonly ClaimSpan[]): readonly ClaimSpan[] {
	const bounds = [...new Set(spans.flatMap((span) => [span.start, span.end + 1]))].sort((a, b) => a - b);
	const position = new Map(bounds.map((bound, index) => [bound, index]));
	const next = Int32Array.from(bounds, (_, index) => index);
	const owners: (ClaimSpan | undefined)[] = bounds.map(() => undefined);
	for (const span of spans) {
		const stop = position.get(span.end + 1) ?? 0;
		let at = findFree(next, position.get(span.start) ?? 0);
		while (at < stop) {
			owners[at] = span;
			next[at] = at + 1;
			at = findFree(next, at + 1);
		}
	}
	return mergeSegments(bounds, owners);
}
