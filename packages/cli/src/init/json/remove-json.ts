import type { JsonChild, JsonContainer } from "./read-json.ts";

/**
 * A text without one child of an object or array. Takes its comma with it, or, of the last child, the one before; comments
 * stay.
 */
export function removeJson(text: string, node: JsonContainer, child: JsonChild): string {
	const before = node.children[node.children.indexOf(child) - 1];
	const end = child.comma === null ? child.value.end : child.comma + 1;
	const blank =
		/(?:\r?\n)?[ \t]*$/.exec(text.slice(Math.max(0, child.start - 1_000), child.start))?.[0] ?? "";
	const start = child.start - blank.length;
	const head = text.slice(0, start);
	const isLast = child === node.children.at(-1);
	const kept =
		isLast && child.comma === null && before && before.comma !== null
			? head.slice(0, before.comma) + head.slice(before.comma + 1)
			: head;
	return kept + text.slice(end);
}
