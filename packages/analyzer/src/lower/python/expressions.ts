import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, hasToken, listField, listNamed } from "../cst.ts";
import { type Lowering, leafRule, type Rule, wrapRule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";

const slot = (cst: Cst, field: string, low: Lowering): Node => low.maybe(findField(cst, field), cst);

function operatorOf(cst: Cst): string {
	return findField(cst, "operator")?.type ?? "";
}

const binary: Rule = (cst, low) =>
	makeNode("Binary", cst, {
		text: operatorOf(cst),
		kids: [slot(cst, "left", low), slot(cst, "right", low)],
	});

/** `a < b < c` nests to the left; repeating `b` would double the tree with every level of nesting. */
function lowerComparison(cst: Cst, low: Lowering): Node {
	const operators = cst.kids.filter((kid) => kid.field === "operators");
	const [first, ...rest] = cst.kids.filter((kid) => kid.named && kid.field !== "operators");
	let left = low.maybe(first, cst);
	for (const [index, operand] of rest.entries()) {
		const span = { start: cst.start, end: operand.end };
		const text = operators[index]?.type ?? "";
		left = makeNode("Binary", span, { text, kids: [left, low.lower(operand)] });
	}
	return left;
}

function lowerCall(cst: Cst, low: Lowering): Node {
	const args = findField(cst, "arguments");
	const callee = slot(cst, "function", low);
	if (args === undefined) return makeNode("Call", cst, { kids: [callee, makeNode("Args", makeEmpty(cst))] });
	const list = args.type === "argument_list" ? listNamed(args) : [args];
	return makeNode("Call", cst, { kids: [callee, makeNode("Args", args, { kids: low.each(list) })] });
}

function lowerAttribute(cst: Cst, low: Lowering): Node {
	const attribute = findField(cst, "attribute");
	const text = attribute === undefined ? "" : low.text(attribute);
	return makeNode("Member", cst, { text, kids: [slot(cst, "object", low)] });
}

function lowerSubscript(cst: Cst, low: Lowering): Node {
	const indexes = listField(cst, "subscript");
	const [first] = indexes;
	const isTuple = indexes.length > 1 || hasToken(cst, ",");
	const span = { start: first?.start ?? cst.end, end: indexes.at(-1)?.end ?? cst.end };
	const index = isTuple ? makeNode("Tuple", span, { kids: low.each(indexes) }) : low.maybe(first, cst);
	return makeNode("Index", cst, { kids: [slot(cst, "value", low), index] });
}

function lowerSlice(cst: Cst, low: Lowering): Node {
	const kids = [makeEmpty(cst), makeEmpty(cst), makeEmpty(cst)];
	let position = 0;
	for (const kid of cst.kids) {
		if (kid.type === ":") position += 1;
		else if (kid.named && position < 3) kids[position] = low.lower(kid);
	}
	return makeNode("Slice", cst, { kids });
}

function lowerAssignment(cst: Cst, low: Lowering): Node {
	return makeNode("Assign", cst, {
		text: operatorOf(cst) || "=",
		kids: [slot(cst, "left", low), slot(cst, "right", low), slot(cst, "type", low)],
	});
}

function lowerNamed(cst: Cst, low: Lowering): Node {
	const kids = [slot(cst, "name", low), slot(cst, "value", low), makeEmpty(cst)];
	return makeNode("Assign", cst, { text: ":=", kids });
}

/** `value as target` where it is no part of a `with` or `except`, such as in a `case`. */
function lowerAs(cst: Cst, low: Lowering): Node {
	const [value, target] = listNamed(cst);
	return makeNode("Assign", cst, {
		text: ":=",
		kids: [low.maybe(target, cst), low.maybe(value, cst), makeEmpty(cst)],
	});
}

function lowerConditional(cst: Cst, low: Lowering): Node {
	const [then, test, otherwise] = listNamed(cst);
	return makeNode("Conditional", cst, { kids: [test, then, otherwise].map((kid) => low.maybe(kid, cst)) });
}

function lowerUnary(cst: Cst, low: Lowering): Node {
	const text = cst.type === "not_operator" ? "not" : operatorOf(cst);
	return makeNode("Unary", cst, { text, kids: [slot(cst, "argument", low)] });
}

/** `a.b` in imports and cases, where the grammar has a flat list of names. */
function lowerDottedName(cst: Cst, low: Lowering): Node {
	const [first, ...rest] = listNamed(cst);
	let object = low.maybe(first, cst);
	for (const name of rest) {
		object = makeNode(
			"Member",
			{ start: cst.start, end: name.end },
			{ text: low.text(name), kids: [object] },
		);
	}
	return object;
}

const inner: Rule = (cst, low) => low.inner(cst);

export const EXPRESSION_RULES: Readonly<Record<string, Rule>> = {
	identifier: leafRule("Name"),
	dotted_name: lowerDottedName,
	integer: leafRule("Number"),
	float: leafRule("Number"),
	true: (cst) => makeNode("Bool", cst, { text: "true" }),
	false: (cst) => makeNode("Bool", cst, { text: "false" }),
	none: (cst) => makeNode("Null", cst),
	ellipsis: (cst) => makeNode("Ellipsis", cst),
	type: (cst, low) => makeNode("Type", cst, { text: low.text(cst).replace(/\s+/g, " ") }),
	attribute: lowerAttribute,
	subscript: lowerSubscript,
	slice: lowerSlice,
	call: lowerCall,
	keyword_argument: (cst, low) => {
		const name = findField(cst, "name");
		return makeNode("KeywordArg", cst, { text: name ? low.text(name) : "", kids: [slot(cst, "value", low)] });
	},
	list_splat: wrapRule("Spread", { text: "*" }),
	list_splat_pattern: wrapRule("Spread", { text: "*" }),
	dictionary_splat: wrapRule("Spread", { text: "**" }),
	dictionary_splat_pattern: wrapRule("Spread", { text: "**" }),
	parenthesized_list_splat: inner,
	parenthesized_expression: inner,
	as_pattern_target: inner,
	binary_operator: binary,
	boolean_operator: binary,
	comparison_operator: lowerComparison,
	not_operator: lowerUnary,
	unary_operator: lowerUnary,
	assignment: lowerAssignment,
	augmented_assignment: lowerAssignment,
	named_expression: lowerNamed,
	as_pattern: lowerAs,
	conditional_expression: lowerConditional,
	await: wrapRule("Await"),
	yield: (cst, low) =>
		makeNode("Yield", cst, {
			text: hasToken(cst, "from") ? "*" : "",
			kids: [low.maybe(findNamed(cst), cst)],
		}),
};
