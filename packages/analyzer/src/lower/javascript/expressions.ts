import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, hasToken, listNamed } from "../cst.ts";
import { type Lowering, type Rule, wrapRule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";
import { lowerTemplate } from "./literals.ts";

function lowerCall(cst: Cst, low: Lowering): Node {
	const callee = low.maybe(findField(cst, "function"), cst);
	const args = findField(cst, "arguments");
	if (args?.type === "template_string") {
		return makeNode("TaggedTemplate", cst, { kids: [callee, lowerTemplate(args, low)] });
	}
	return makeNode("Call", cst, { kids: [callee, lowerArguments(args, cst, low)] });
}

function lowerArguments(args: Cst | undefined, parent: Cst, low: Lowering): Node {
	if (args === undefined) return makeNode("Args", makeEmpty(parent));
	return makeNode("Args", args, { kids: low.each(listNamed(args)) });
}

function lowerNew(cst: Cst, low: Lowering): Node {
	const callee = low.maybe(findField(cst, "constructor"), cst);
	return makeNode("New", cst, { kids: [callee, lowerArguments(findField(cst, "arguments"), cst, low)] });
}

function lowerMember(cst: Cst, low: Lowering): Node {
	const property = findField(cst, "property");
	const text = property === undefined ? "" : low.text(property);
	return makeNode("Member", cst, { text, kids: [low.maybe(findField(cst, "object"), cst)] });
}

/** `new.target` and `import.meta`, whose parts are no children with fields. */
function lowerMetaProperty(cst: Cst, low: Lowering): Node {
	const text = low.text(cst);
	const dot = text.indexOf(".");
	const object = text.slice(0, dot).trim();
	const span = { start: cst.start, end: cst.start + object.length };
	return makeNode("Member", cst, {
		text: text.slice(dot + 1).trim(),
		kids: [makeNode("Name", span, { text: object })],
	});
}

function operatorOf(cst: Cst, low: Lowering): string {
	const operator = findField(cst, "operator");
	return operator === undefined ? "" : low.text(operator);
}

function pair(cst: Cst, low: Lowering): readonly Node[] {
	return [low.maybe(findField(cst, "left"), cst), low.maybe(findField(cst, "right"), cst)];
}

function lowerAssign(cst: Cst, low: Lowering): Node {
	const text = operatorOf(cst, low) || "=";
	return makeNode("Assign", cst, { text, kids: [...pair(cst, low), makeEmpty(cst)] });
}

function lowerUpdate(cst: Cst, low: Lowering): Node {
	const prefix = cst.kids[0]?.field === "operator" ? "" : "post";
	const kids = [low.maybe(findField(cst, "argument"), cst)];
	return makeNode("Unary", cst, { text: prefix + operatorOf(cst, low), kids });
}

function lowerConditional(cst: Cst, low: Lowering): Node {
	const slots = ["condition", "consequence", "alternative"] as const;
	return makeNode("Conditional", cst, { kids: slots.map((slot) => low.maybe(findField(cst, slot), cst)) });
}

export const EXPRESSION_RULES: Readonly<Record<string, Rule>> = {
	call_expression: lowerCall,
	new_expression: lowerNew,
	member_expression: lowerMember,
	nested_identifier: lowerMember,
	meta_property: lowerMetaProperty,
	subscript_expression: (cst, low) =>
		makeNode("Index", cst, {
			kids: [low.maybe(findField(cst, "object"), cst), low.maybe(findField(cst, "index"), cst)],
		}),
	binary_expression: (cst, low) =>
		makeNode("Binary", cst, { text: operatorOf(cst, low), kids: pair(cst, low) }),
	unary_expression: (cst, low) =>
		makeNode("Unary", cst, {
			text: operatorOf(cst, low),
			kids: [low.maybe(findField(cst, "argument"), cst)],
		}),
	update_expression: lowerUpdate,
	assignment_expression: lowerAssign,
	augmented_assignment_expression: lowerAssign,
	ternary_expression: lowerConditional,
	sequence_expression: (cst, low) => makeNode("Sequence", cst, { kids: low.each(listNamed(cst)) }),
	parenthesized_expression: (cst, low) => {
		const inner = findNamed(cst);
		return inner === undefined || listNamed(cst).some((kid) => kid.type === "ERROR")
			? low.unknown(cst)
			: low.lower(inner);
	},
	spread_element: wrapRule("Spread", { text: "..." }),
	await_expression: wrapRule("Await"),
	yield_expression: (cst, low) =>
		makeNode("Yield", cst, {
			text: hasToken(cst, "*") ? "*" : "",
			kids: [low.maybe(findNamed(cst), cst)],
		}),
};
