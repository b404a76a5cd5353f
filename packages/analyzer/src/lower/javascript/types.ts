import type { Node } from "../../tree/node.ts";
import { type Cst, findNamed, findType } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { makeEmpty, makeNode, type Span } from "../make-node.ts";

/** The type as written, without the `:` or brackets that introduce it, blanks collapsed. */
export function lowerType(cst: Cst | undefined, parent: Span, low: Lowering): Node {
	if (cst === undefined) return makeEmpty(parent);
	const text = low.text(cst).replace(/^\s*:/, "").replace(/\s+/g, " ").trim();
	return makeNode("Type", cst, { text });
}

/** `value as T`, `value satisfies T`: the type may also be the token `const`, so it is all that follows the keyword. */
function lowerAs(cst: Cst, low: Lowering): Node {
	const value = findNamed(cst);
	const keyword = findType(cst, "as") ?? findType(cst, "satisfies");
	const type = { ...cst, start: keyword?.end ?? cst.end };
	return makeNode("Cast", cst, { kids: [low.maybe(value, cst), lowerType(type, cst, low)] });
}

function lowerTypeAssertion(cst: Cst, low: Lowering): Node {
	const type = findType(cst, "type_arguments");
	const value = cst.kids.find((kid) => kid.named && kid !== type);
	const inner = type && { ...type, start: type.start + 1, end: Math.max(type.start + 1, type.end - 1) };
	return makeNode("Cast", cst, { kids: [low.maybe(value, cst), lowerType(inner, cst, low)] });
}

const withoutKids: Rule = (cst) => makeNode("Other", cst, { text: cst.type });
const asInner: Rule = (cst, low) => low.maybe(findNamed(cst), cst);

export const TYPE_RULES: Readonly<Record<string, Rule>> = {
	as_expression: lowerAs,
	satisfies_expression: lowerAs,
	type_assertion: lowerTypeAssertion,
	non_null_expression: asInner,
	instantiation_expression: asInner,
	interface_declaration: withoutKids,
	type_alias_declaration: withoutKids,
	ambient_declaration: withoutKids,
	function_signature: withoutKids,
	method_signature: withoutKids,
	abstract_method_signature: withoutKids,
	index_signature: withoutKids,
	type_annotation: (cst, low) => lowerType(cst, cst, low),
};

export const OPAQUE_NODES: ReadonlySet<string> = new Set([
	"string",
	"regex",
	"type_annotation",
	"type_arguments",
	"type_parameters",
	"asserts_annotation",
	"type_predicate_annotation",
	"implements_clause",
	"interface_declaration",
	"type_alias_declaration",
	"function_signature",
	"method_signature",
	"abstract_method_signature",
	"index_signature",
	"ambient_declaration",
]);
