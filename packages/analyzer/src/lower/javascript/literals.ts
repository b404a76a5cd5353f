import type { Node } from "../../tree/node.ts";
import type { Cst } from "../cst.ts";
import { type Lowering, leafRule, type Rule } from "../lower-tree.ts";
import { makeNode } from "../make-node.ts";
import { decodeEscapes, decodeTemplateChunk } from "./decode-string.ts";

/** The decoded value of a `string` node. */
export function decodeStringNode(cst: Cst, low: Lowering): string {
	const { source } = low;
	// An unterminated string has no closing quote to take off.
	const isClosed = cst.end - cst.start > 1 && source[cst.end - 1] === source[cst.start];
	return decodeEscapes(source.slice(cst.start + 1, isClosed ? cst.end - 1 : cst.end));
}

/** Always a Template, also without substitutions: what a tag gets. */
export function lowerTemplate(cst: Cst, low: Lowering): Node {
	const kids: Node[] = [];
	let from = cst.start + 1;
	const addChunk = (to: number): void => {
		if (to <= from) return;
		const text = decodeTemplateChunk(low.source.slice(from, to));
		kids.push(makeNode("String", { start: from, end: to }, { text }));
	};
	for (const kid of cst.kids) {
		if (kid.type !== "template_substitution") continue;
		addChunk(kid.start);
		kids.push(low.inner(kid));
		from = kid.end;
	}
	addChunk(cst.end - 1);
	return makeNode("Template", cst, { kids });
}

function lowerTemplateString(cst: Cst, low: Lowering): Node {
	if (cst.kids.some((kid) => kid.type === "template_substitution")) return lowerTemplate(cst, low);
	const raw = low.source.slice(cst.start + 1, Math.max(cst.start + 1, cst.end - 1));
	return makeNode("String", cst, { text: decodeTemplateChunk(raw) });
}

const name = leafRule("Name");

export const LITERAL_RULES: Readonly<Record<string, Rule>> = {
	identifier: name,
	property_identifier: name,
	private_property_identifier: name,
	statement_identifier: name,
	type_identifier: name,
	this: name,
	super: name,
	undefined: name,
	import: name,
	number: leafRule("Number"),
	true: leafRule("Bool"),
	false: leafRule("Bool"),
	null: (cst) => makeNode("Null", cst),
	regex: leafRule("Regex"),
	string: (cst, low) => makeNode("String", cst, { text: decodeStringNode(cst, low) }),
	template_string: lowerTemplateString,
};
