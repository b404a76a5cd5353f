const MAX_LENGTH = 64;

/** Edits that turn one word into the other; two swapped neighbors are one edit (optimal string alignment). */
function editDistance(left: string, right: string): number {
	const rows = [Array.from({ length: right.length + 1 }, (_, index) => index)];
	const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
	for (let i = 1; i <= left.length; i += 1) {
		const row = [i];
		rows.push(row);
		for (let j = 1; j <= right.length; j += 1) {
			const differs = left[i - 1] === right[j - 1] ? 0 : 1;
			const isSwap = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
			const swapped = isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
			row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + differs, swapped));
		}
	}
	return at(left.length, right.length);
}

/**
 * The name a typing person most likely meant, null when none is close: at most one edit in three letters.
 * Ties go to the earlier candidate, so that messages are stable.
 */
export function findClosestName(typed: string, candidates: readonly string[]): string | null {
	if (typed.length > MAX_LENGTH) return null;
	const wanted = typed.toLowerCase();
	let best: { readonly name: string; readonly distance: number } | null = null;
	for (const name of candidates) {
		if (name.length > MAX_LENGTH) continue;
		const distance = editDistance(wanted, name.toLowerCase());
		const limit = Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3));
		if (distance <= limit && (best === null || distance < best.distance)) best = { name, distance };
	}
	return best?.name ?? null;
}
