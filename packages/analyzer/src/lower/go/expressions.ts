import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, listNamed } from "../cst.ts";
import { type Lowering, type Rule, wrapRule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";
import { lowerType, lowerTypeName } from "./types.ts";

const slot = (cst: Cst, field: string, low: Lowering): Node => low.maybe(findField(cst, field), cst);

function operatorOf(cst: Cst): string {
	return findField(cst, "operator")?.type ?? "";
}

function lowerCall(cst: Cst, low: Lowering): Node {
	const args = findField(cst, "arguments");
	const list =
		args === undefined
			? makeNode("Args", makeEmpty(cst))
			: makeNode("Args", args, { kids: low.each(listNamed(args)) });
	return makeNode("Call", cst, { kids: [slot(cst, "function", low), list] });
}

/** `[]byte(s)` is a call of what stands before the parentheses, as `string(b)` is. */
function lowerConversion(cst: Cst, low: Lowering): Node {
	const type = findField(cst, "type");
	const operand = findField(cst, "operand");
	const callee = type === undefined ? makeEmpty(cst) : lowerTypeName(type, low);
	const args = makeNode("Args", operand ?? makeEmpty(cst), {
		kids: operand === undefined ? [] : [low.lower(operand)],
	});
	return makeNode("Call", cst, { kids: [callee, args] });
}

function lowerSelector(cst: Cst, low: Lowering): Node {
	const field = findField(cst, "field");
	return makeNode("Member", cst, {
		text: field === undefined ? "" : low.text(field),
		kids: [slot(cst, "operand", low)],
	});
}

function lowerSlice(cst: Cst, low: Lowering): Node {
	const parts = ["start", "end", "capacity"].map((field) => findField(cst, field));
	const written = parts.filter((part) => part !== undefined);
	const span = { start: written[0]?.start ?? cst.end, end: written.at(-1)?.end ?? cst.end };
	const slice = makeNode("Slice", span, { kids: parts.map((part) => low.maybe(part, span)) });
	return makeNode("Index", cst, { kids: [slot(cst, "operand", low), slice] });
}

/** Several expressions are a tuple, one is itself. */
function lowerList(cst: Cst, low: Lowering): Node {
	const list = listNamed(cst);
	const [only] = list;
	return list.length === 1 && only ? low.lower(only) : makeNode("Tuple", cst, { kids: low.each(list) });
}

export const EXPRESSION_RULES: Readonly<Record<string, Rule>> = {
	call_expression: lowerCall,
	type_conversion_expression: lowerConversion,
	selector_expression: lowerSelector,
	slice_expression: lowerSlice,
	expression_list: lowerList,
	index_expression: (cst, low) =>
		makeNode("Index", cst, { kids: [slot(cst, "operand", low), slot(cst, "index", low)] }),
	binary_expression: (cst, low) =>
		makeNode("Binary", cst, {
			text: operatorOf(cst),
			kids: [slot(cst, "left", low), slot(cst, "right", low)],
		}),
	unary_expression: (cst, low) =>
		makeNode("Unary", cst, { text: operatorOf(cst), kids: [slot(cst, "operand", low)] }),
	type_assertion_expression: (cst, low) =>
		makeNode("Cast", cst, {
			kids: [slot(cst, "operand", low), lowerType(findField(cst, "type"), cst, low)],
		}),
	parenthesized_expression: (cst, low) => {
		const inner = findNamed(cst);
		return inner === undefined || listNamed(cst).some((kid) => kid.type === "ERROR")
			? low.unknown(cst)
			: low.lower(inner);
	},
	variadic_argument: wrapRule("Spread", { text: "..." }),
};
