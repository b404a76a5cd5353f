import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, listField, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";
import { lowerClassName, lowerType, TYPE_NODES } from "./types.ts";

const slot = (cst: Cst, field: string, low: Lowering): Node => low.maybe(findField(cst, field), cst);

export function lowerArguments(args: Cst | undefined, parent: Cst, low: Lowering): Node {
	if (args === undefined) return makeNode("Args", makeEmpty(parent));
	return makeNode("Args", args, { kids: low.each(listNamed(args)) });
}

function operatorOf(cst: Cst, low: Lowering): string {
	const operator = findField(cst, "operator");
	return operator === undefined ? "" : low.text(operator);
}

function lowerCall(cst: Cst, low: Lowering): Node {
	const object = findField(cst, "object");
	const name = findField(cst, "name");
	const text = name === undefined ? "" : low.text(name);
	const end = name?.end ?? cst.end;
	const callee = object
		? makeNode("Member", { start: cst.start, end }, { text, kids: [low.lower(object)] })
		: makeNode("Name", name ?? cst, { text });
	return makeNode("Call", cst, { kids: [callee, lowerArguments(findField(cst, "arguments"), cst, low)] });
}

/** `this(…)` and `super(…)` in a constructor. */
function lowerConstructorCall(cst: Cst, low: Lowering): Node {
	const args = lowerArguments(findField(cst, "arguments"), cst, low);
	const call = makeNode("Call", cst, { kids: [slot(cst, "constructor", low), args] });
	return makeNode("ExprStmt", cst, { kids: [call] });
}

/** An anonymous class is a class in the arguments' place after them: it is made and handed on together with them. */
function lowerNew(cst: Cst, low: Lowering): Node {
	const type = findField(cst, "type");
	const body = findType(cst, "class_body");
	const callee = type ? lowerClassName(type, low) : makeEmpty(cst);
	const args = lowerArguments(findField(cst, "arguments"), cst, low);
	if (body === undefined) return makeNode("New", cst, { kids: [callee, args] });
	// Its base stands before the arguments, outside of it.
	const before = { start: body.start, end: body.start };
	const base = makeNode("Name", before, { text: callee.text });
	const anonymous = makeNode("Class", body, {
		flags: ["anonymous"],
		kids: [makeNode("Bases", before, { kids: [base] }), low.lower(body), makeEmpty(body)],
	});
	return makeNode("New", cst, { kids: [callee, { ...args, end: cst.end, kids: [...args.kids, anonymous] }] });
}

/** `new T[]{…}` is its elements, `new T[n]` a call with its sizes. */
function lowerNewArray(cst: Cst, low: Lowering): Node {
	const value = findField(cst, "value");
	const type = findField(cst, "type");
	if (value !== undefined) {
		const list = low.lower(value);
		return { ...list, start: cst.start, end: cst.end };
	}
	const sizes = cst.kids.filter((kid) => kid.type === "dimensions_expr");
	const kids = sizes.map((size) => low.maybe(findNamed(size), size));
	const callee = type ? makeNode("Name", type, { text: `${low.text(type)}[]` }) : makeEmpty(cst);
	const span = { start: type?.end ?? cst.end, end: cst.end };
	return makeNode("New", cst, { kids: [callee, makeNode("Args", span, { kids })] });
}

function lowerMember(cst: Cst, low: Lowering): Node {
	const field = findField(cst, "field");
	const text = field === undefined ? "" : low.text(field);
	return makeNode("Member", cst, { text, kids: [slot(cst, "object", low)] });
}

/** `a::b`, a function known by its name. */
function lowerReference(cst: Cst, low: Lowering): Node {
	const [object, name] = listNamed(cst).filter((kid) => kid.type !== "type_arguments");
	const first = object && TYPE_NODES.has(object.type) ? lowerClassName(object, low) : low.maybe(object, cst);
	return makeNode("Member", cst, {
		text: name ? low.text(name) : "new",
		flags: ["reference"],
		kids: [first],
	});
}

/** A name that the test binds is assigned where it is tested. */
function lowerInstanceof(cst: Cst, low: Lowering): Node {
	const left = slot(cst, "left", low);
	const name = findField(cst, "name");
	const type = findField(cst, "right");
	const pattern = findField(cst, "pattern");
	const right = type ? lowerClassName(type, low) : low.maybe(pattern, cst);
	if (name === undefined) return makeNode("Binary", cst, { text: "instanceof", kids: [left, right] });
	const bound = makeNode("Assign", cst, {
		text: "=",
		kids: [low.lower(name), left, lowerType(type, cst, low)],
	});
	return makeNode("Binary", cst, { text: "instanceof", kids: [bound, right] });
}

/** `R(int a, var b)`: a call whose arguments are names. */
function lowerRecordPattern(cst: Cst, low: Lowering): Node {
	const [type, body] = listNamed(cst);
	const parts = body === undefined ? [] : listNamed(body);
	const kids = parts.map((part) => low.maybe(listNamed(part).at(-1), part));
	const callee = type ? lowerClassName(type, low) : makeEmpty(cst);
	return makeNode("Call", cst, { kids: [callee, makeNode("Args", body ?? makeEmpty(cst), { kids })] });
}

function lowerCast(cst: Cst, low: Lowering): Node {
	return makeNode("Cast", cst, {
		kids: [slot(cst, "value", low), lowerType(listField(cst, "type")[0], cst, low)],
	});
}

function lowerUpdate(cst: Cst, low: Lowering): Node {
	const operator = cst.kids.find((kid) => !kid.named);
	const isPrefix = cst.kids[0] === operator;
	const text = `${isPrefix ? "" : "post"}${operator?.type ?? ""}`;
	return makeNode("Unary", cst, { text, kids: [low.maybe(findNamed(cst), cst)] });
}

function lowerClassLiteral(cst: Cst, low: Lowering): Node {
	const type = findNamed(cst);
	return makeNode("Member", cst, {
		text: "class",
		kids: [type ? lowerClassName(type, low) : makeEmpty(cst)],
	});
}

export const EXPRESSION_RULES: Readonly<Record<string, Rule>> = {
	method_invocation: lowerCall,
	explicit_constructor_invocation: lowerConstructorCall,
	object_creation_expression: lowerNew,
	array_creation_expression: lowerNewArray,
	array_initializer: (cst, low) => makeNode("List", cst, { kids: low.each(listNamed(cst)) }),
	element_value_array_initializer: (cst, low) => makeNode("List", cst, { kids: low.each(listNamed(cst)) }),
	field_access: lowerMember,
	scoped_identifier: (cst, low) => lowerClassName(cst, low),
	scoped_type_identifier: (cst, low) => lowerClassName(cst, low),
	generic_type: (cst, low) => lowerClassName(cst, low),
	method_reference: lowerReference,
	class_literal: lowerClassLiteral,
	array_access: (cst, low) =>
		makeNode("Index", cst, { kids: [slot(cst, "array", low), slot(cst, "index", low)] }),
	binary_expression: (cst, low) =>
		makeNode("Binary", cst, {
			text: operatorOf(cst, low),
			kids: [slot(cst, "left", low), slot(cst, "right", low)],
		}),
	instanceof_expression: lowerInstanceof,
	record_pattern: lowerRecordPattern,
	pattern: (cst, low) => low.inner(cst),
	type_pattern: (cst, low) => low.maybe(listNamed(cst).at(-1), cst),
	unary_expression: (cst, low) =>
		makeNode("Unary", cst, { text: operatorOf(cst, low), kids: [slot(cst, "operand", low)] }),
	update_expression: lowerUpdate,
	assignment_expression: (cst, low) =>
		makeNode("Assign", cst, {
			text: operatorOf(cst, low) || "=",
			kids: [slot(cst, "left", low), slot(cst, "right", low), makeEmpty(cst)],
		}),
	ternary_expression: (cst, low) =>
		makeNode("Conditional", cst, {
			kids: [slot(cst, "condition", low), slot(cst, "consequence", low), slot(cst, "alternative", low)],
		}),
	cast_expression: lowerCast,
	parenthesized_expression: (cst, low) => low.inner(cst),
};
