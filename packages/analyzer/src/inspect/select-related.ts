/** More files than this around a change are not told from strangers. */
const MAX_RELATED = 2_000;

/**
 * The changed files, everything that imports them, and everything that all of these import, directly or not: what shares a program with
 * them.
 * @param edges imported paths by importing path.
 */
export function selectRelated(
	targets: readonly string[],
	edges: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
	const importers = new Map<string, string[]>();
	for (const [from, tos] of edges) {
		for (const to of tos) importers.set(to, [...(importers.get(to) ?? []), from]);
	}
	const selected = new Set(targets);
	const spread = (start: readonly string[], next: (path: string) => readonly string[]): void => {
		const queue = [...start];
		for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
			for (const other of next(path)) {
				if (selected.has(other) || selected.size >= MAX_RELATED + targets.length) continue;
				selected.add(other);
				queue.push(other);
			}
		}
	};
	spread(targets, (path) => importers.get(path) ?? []);
	spread([...selected], (path) => edges.get(path) ?? []);
	return selected;
}
