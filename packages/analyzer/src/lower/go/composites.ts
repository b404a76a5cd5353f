import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";
import { lowerType, lowerTypeName } from "./types.ts";

const NAMED = new Set(["type_identifier", "qualified_type", "generic_type"]);

function lowerElement(cst: Cst | undefined, parent: Cst, low: Lowering): Node {
	const inner = cst && findNamed(cst);
	return low.maybe(inner, cst ?? parent);
}

/** `A: x` in a struct names a field, in a map the key is a value. */
function lowerKeyed(cst: Cst, low: Lowering): Node {
	const key = findField(cst, "key");
	const inner = key && findNamed(key);
	const value = lowerElement(findField(cst, "value"), cst, low);
	if (inner?.type === "identifier") {
		return makeNode("KeywordArg", cst, { text: low.text(inner), kids: [value] });
	}
	return makeNode("Pair", cst, { kids: [lowerElement(key, cst, low), value] });
}

/** In a map or in a literal without a type of its own, a field's name is a key. */
function asMember(node: Node): Node {
	if (node.kind !== "KeywordArg") return node;
	const span = { start: node.start, end: node.start + node.text.length };
	return makeNode("Pair", node, { kids: [makeNode("Key", span, { text: node.text }), ...node.kids] });
}

function asMapMember(node: Node): Node {
	if (node.kind !== "KeywordArg") return node;
	const span = { start: node.start, end: node.start + node.text.length };
	return makeNode("Pair", node, { kids: [makeNode("Name", span, { text: node.text }), ...node.kids] });
}

function membersOf(body: Cst | undefined, low: Lowering): readonly Node[] {
	if (body === undefined) return [];
	return listNamed(body).map((kid) =>
		kid.type === "literal_element" ? lowerElement(kid, body, low) : low.lower(kid),
	);
}

/** `{…}` inside of another literal. */
function lowerUntyped(cst: Cst, low: Lowering): Node {
	const members = membersOf(cst, low);
	const isKeyed = members.some(({ kind }) => kind === "KeywordArg" || kind === "Pair");
	return isKeyed
		? makeNode("Object", cst, { kids: members.map(asMember) })
		: makeNode("List", cst, { kids: members });
}

/** Literals of named types make an object of it; those of slices and maps are lists and maps of a written type. */
function lowerComposite(cst: Cst, low: Lowering): Node {
	const type = findField(cst, "type");
	const body = findField(cst, "body");
	const members = membersOf(body, low);
	const span = body ?? makeEmpty(cst);
	if (type !== undefined && NAMED.has(type.type)) {
		return makeNode("New", cst, {
			kids: [lowerTypeName(type, low), makeNode("Args", span, { kids: members })],
		});
	}
	const value =
		type?.type === "map_type"
			? makeNode("Object", span, { kids: members.map(asMapMember) })
			: type?.type === "struct_type"
				? makeNode("Object", span, { kids: members.map(asMember) })
				: makeNode("List", span, { kids: members });
	return makeNode("Cast", cst, { kids: [value, lowerType(type, cst, low)] });
}

export const COMPOSITE_RULES: Readonly<Record<string, Rule>> = {
	composite_literal: lowerComposite,
	literal_value: lowerUntyped,
	keyed_element: lowerKeyed,
	literal_element: (cst, low) => low.inner(cst),
};
