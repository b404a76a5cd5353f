import type { Node } from "../tree/node.ts";
import type { Walk } from "./walk.ts";

/** The fixed outcome of a test, null when it depends on anything. */
export function constantTest(walk: Walk, test: Node): boolean | null {
	const literal = walk.names.constantOf(test);
	if (literal?.kind === "Bool") return literal.text === "true";
	if (literal?.kind === "Null") return false;
	return null;
}
