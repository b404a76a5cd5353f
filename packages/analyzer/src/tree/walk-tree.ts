import type { Node } from "./node.ts";

/**
 * Visits a tree in source order, parents first, without recursion. `visit` returns false to leave out what is below.
 */
export function walkTree(root: Node, visit: (node: Node, depth: number) => boolean | undefined): void {
	const stack: Node[] = [root];
	const depths: number[] = [0];
	for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
		const depth = depths.pop() ?? 0;
		if (visit(node, depth) === false) continue;
		for (let index = node.kids.length - 1; index >= 0; index -= 1) {
			stack.push(node.kids[index] as Node);
			depths.push(depth + 1);
		}
	}
}
