import type { Node } from "../tree/node.ts";

/**
 * A compact S-expression for tests and debugging: `(Call (Member:b (Name:a)) (Args))`. `Empty` is `_`, flags follow the
 * kind after `!`, text follows a colon and is quoted when it is not a plain word.
 */
export function renderTree(node: Node): string {
	if (node.kind === "Empty") return "_";
	const flags = node.flags === undefined ? "" : `!${node.flags.join(",")}`;
	const kids = node.kids.map((kid) => ` ${renderTree(kid)}`).join("");
	return `(${node.kind}${flags}${renderText(node)}${kids})`;
}

const ALWAYS_QUOTED = new Set<Node["kind"]>(["String", "Type"]);

function renderText(node: Node): string {
	if (ALWAYS_QUOTED.has(node.kind)) return `:${JSON.stringify(node.text)}`;
	if (node.text === "") return "";
	return /[\s()"]/.test(node.text) ? `:${JSON.stringify(node.text)}` : `:${node.text}`;
}
