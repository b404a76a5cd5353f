import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, listNamed } from "../cst.ts";
import { type Lowering, type Rule, wrapRule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";
import { decodeStringNode } from "./literals.ts";

/** Elements in their positions: `[, a]` has an Empty first, because the position decides what `a` gets. */
function lowerElements(cst: Cst, low: Lowering): readonly Node[] {
	const kids: Node[] = [];
	let filled = false;
	for (const kid of cst.kids) {
		if (kid.type === ",") {
			if (!filled) kids.push(makeEmpty({ start: kid.start, end: kid.start }));
			filled = false;
		} else if (kid.named) {
			kids.push(low.lower(kid));
			filled = true;
		}
	}
	return kids;
}

/** A property name: `Key`, or the expression of a computed one. */
export function lowerKey(cst: Cst | undefined, parent: Cst, low: Lowering): Node {
	if (cst === undefined) return makeEmpty(parent);
	if (cst.type === "computed_property_name") return low.maybe(findNamed(cst), cst);
	return makeNode("Key", cst, { text: nameOfProperty(cst, low) });
}

/** The text of a property name; a computed one as written, with its brackets. */
export function nameOfProperty(cst: Cst | undefined, low: Lowering): string {
	if (cst === undefined) return "";
	return cst.type === "string" ? decodeStringNode(cst, low) : low.text(cst);
}

function lowerPair(cst: Cst, low: Lowering): Node {
	const key = lowerKey(findField(cst, "key"), cst, low);
	return makeNode("Pair", cst, { kids: [key, low.maybe(findField(cst, "value"), cst)] });
}

function lowerShorthand(cst: Cst, low: Lowering): Node {
	const text = low.text(cst);
	return makeNode("Pair", cst, { kids: [makeNode("Key", cst, { text }), makeNode("Name", cst, { text })] });
}

function lowerDefault(cst: Cst, low: Lowering): Node {
	const kids = [low.maybe(findField(cst, "left"), cst), low.maybe(findField(cst, "right"), cst)];
	return makeNode("Default", cst, { kids });
}

/** `{ a = 1 }` in a pattern: the pair of the name and its default. */
function lowerShorthandDefault(cst: Cst, low: Lowering): Node {
	const left = findField(cst, "left");
	if (left?.type !== "shorthand_property_identifier_pattern") return lowerDefault(cst, low);
	const text = low.text(left);
	const kids = [makeNode("Name", left, { text }), low.maybe(findField(cst, "right"), cst)];
	return makeNode("Pair", cst, {
		kids: [makeNode("Key", left, { text }), makeNode("Default", cst, { kids })],
	});
}

const lowerList: Rule = (cst, low) => makeNode("List", cst, { kids: lowerElements(cst, low) });
const lowerObject: Rule = (cst, low) => makeNode("Object", cst, { kids: low.each(listNamed(cst)) });

export const COLLECTION_RULES: Readonly<Record<string, Rule>> = {
	array: lowerList,
	array_pattern: lowerList,
	object: lowerObject,
	object_pattern: lowerObject,
	pair: lowerPair,
	pair_pattern: lowerPair,
	shorthand_property_identifier: lowerShorthand,
	shorthand_property_identifier_pattern: lowerShorthand,
	object_assignment_pattern: lowerShorthandDefault,
	assignment_pattern: lowerDefault,
	rest_pattern: wrapRule("Spread", { text: "..." }),
};
