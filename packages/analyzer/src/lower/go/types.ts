import type { Node } from "../../tree/node.ts";
import type { Cst } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { makeEmpty, makeNode, type Span } from "../make-node.ts";

/** A type as written, blanks collapsed: `map[string] int` is `map[string]int`. */
export function typeText(cst: Span, low: Lowering): string {
	return low
		.text(cst)
		.replace(/\s+/g, " ")
		.replace(/ ?([\]*]) ?/g, "$1")
		.trim();
}

export function lowerType(cst: Cst | undefined, parent: Span, low: Lowering): Node {
	return cst === undefined ? makeEmpty(parent) : makeNode("Type", cst, { text: typeText(cst, low) });
}

/** `Store[int]` and `Store` are one name. */
function withoutArguments(written: string): string {
	const bracket = written.indexOf("[");
	return bracket > 0 ? written.slice(0, bracket).trimEnd() : written;
}

/** Types stand in the place of values in conversions, literals and arguments; there they are names. */
export const lowerTypeName: Rule = (cst, low) => {
	const written = cst.type === "generic_type" ? withoutArguments(low.text(cst)) : low.text(cst);
	const parts = /^(\w+)\.(\w+)$/.exec(written);
	const [, object, member] = parts ?? [];
	if (object === undefined || member === undefined) {
		const text = /^\w+$/.test(written) ? written : typeText(cst, low);
		return makeNode("Name", cst, { text });
	}
	const name = makeNode("Name", { start: cst.start, end: cst.start + object.length }, { text: object });
	return makeNode("Member", cst, { text: member, kids: [name] });
};

export const TYPE_RULES: Readonly<Record<string, Rule>> = {
	type_identifier: lowerTypeName,
	qualified_type: lowerTypeName,
	generic_type: lowerTypeName,
	type_instantiation_expression: lowerTypeName,
	pointer_type: lowerTypeName,
	slice_type: lowerTypeName,
	array_type: lowerTypeName,
	implicit_length_array_type: lowerTypeName,
	map_type: lowerTypeName,
	channel_type: lowerTypeName,
	function_type: lowerTypeName,
	interface_type: lowerTypeName,
	parenthesized_type: lowerTypeName,
	negated_type: lowerTypeName,
	type_elem: lowerTypeName,
	struct_type: lowerTypeName,
};

/** Types are only read as text. */
export const OPAQUE_NODES: ReadonlySet<string> = new Set([
	"interpreted_string_literal",
	"raw_string_literal",
	"qualified_type",
	"generic_type",
	"type_instantiation_expression",
	"pointer_type",
	"slice_type",
	"array_type",
	"implicit_length_array_type",
	"map_type",
	"channel_type",
	"function_type",
	"interface_type",
	"parenthesized_type",
	"negated_type",
	"type_parameter_list",
	"type_arguments",
	"type_elem",
]);
