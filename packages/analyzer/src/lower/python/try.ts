import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findType, listField, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { coverSpans, makeNode } from "../make-node.ts";

function lowerTry(cst: Cst, low: Lowering): Node {
	const handlers = cst.kids.filter((kid) => kid.type.startsWith("except"));
	const otherwise = findType(cst, "else_clause");
	const finalizer = findType(cst, "finally_clause");
	return makeNode("Try", cst, {
		kids: [
			low.maybe(findField(cst, "body"), cst),
			makeNode("Catches", coverSpans(handlers, cst), { kids: low.each(handlers) }),
			low.maybe(otherwise && findField(otherwise, "body"), cst),
			low.maybe(finalizer && findType(finalizer, "block"), cst),
		],
	});
}

/** `except E as e`, and Python 2's `except E, e`. */
function lowerExcept(cst: Cst, low: Lowering): Node {
	const values = listField(cst, "value");
	const [first] = values;
	const [type, target] = first?.type === "as_pattern" ? listNamed(first) : values;
	return makeNode("Catch", cst, {
		kids: [
			low.maybe(type, cst),
			low.maybe(findField(cst, "alias") ?? target, cst),
			low.maybe(findType(cst, "block"), cst),
		],
	});
}

export const TRY_RULES: Readonly<Record<string, Rule>> = {
	try_statement: lowerTry,
	except_clause: lowerExcept,
	except_group_clause: lowerExcept,
};
