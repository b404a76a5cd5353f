import type { ImportEdge } from "./imports.ts";

type Graph = ReadonlyMap<string, readonly string[]>;

export function toGraph(edges: readonly ImportEdge[]): Graph {
	const graph = new Map<string, string[]>();
	for (const { from, to } of edges) graph.set(from, [...(graph.get(from) ?? []), to]);
	return graph;
}

/** Files that no entry leads to, sorted. */
export function findOrphans(
	files: readonly string[],
	entries: readonly string[],
	graph: Graph,
): readonly string[] {
	const reached = new Set<string>(entries);
	const queue = [...entries];
	for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
		for (const next of graph.get(file) ?? []) {
			if (reached.has(next)) continue;
			reached.add(next);
			queue.push(next);
		}
	}
	return files.filter((file) => !reached.has(file));
}

/** Import cycles, each once, as paths from a file back to itself. Depth-first with a stack of its own. */
export function findCycles(graph: Graph): readonly string[] {
	const done = new Set<string>();
	const cycles: string[] = [];
	for (const start of [...graph.keys()].sort()) walk(start, { graph, done, cycles });
	return cycles;
}

interface Walk {
	readonly graph: Graph;
	readonly done: Set<string>;
	readonly cycles: string[];
}

function walk(start: string, { graph, done, cycles }: Walk): void {
	const path: { file: string; next: Iterator<string> }[] = [];
	const onPath = new Set<string>();
	const enter = (file: string) => {
		path.push({ file, next: (graph.get(file) ?? [])[Symbol.iterator]() });
		onPath.add(file);
	};
	if (!done.has(start)) enter(start);
	for (let top = path.at(-1); top; top = path.at(-1)) {
		const { value, done: isLast } = top.next.next();
		if (isLast) {
			done.add(top.file);
			onPath.delete(top.file);
			path.pop();
		} else if (onPath.has(value)) {
			const files = path.map(({ file }) => file);
			cycles.push([...files.slice(files.indexOf(value)), value].join(" -> "));
		} else if (!done.has(value)) enter(value);
	}
}
