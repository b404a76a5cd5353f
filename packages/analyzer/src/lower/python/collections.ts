import type { Kind, Node } from "../../tree/node.ts";
import { type Cst, findField, hasToken, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { makeNode } from "../make-node.ts";

function elements(kind: Kind): Rule {
	return (cst, low) => makeNode(kind, cst, { kids: low.each(listNamed(cst)) });
}

function comprehension(text: string): Rule {
	return (cst, low) => {
		const body = findField(cst, "body");
		const clauses = listNamed(cst).filter((kid) => kid !== body);
		return makeNode("Comprehension", cst, { text, kids: [low.maybe(body, cst), ...low.each(clauses)] });
	};
}

function lowerFor(cst: Cst, low: Lowering): Node {
	const left = findField(cst, "left");
	const right = cst.kids.find((kid) => kid.field === "right" && kid.named);
	return makeNode("CompFor", cst, {
		kids: [low.maybe(left, cst), low.maybe(right, cst)],
		flags: hasToken(cst, "async") ? ["async"] : [],
	});
}

export const COLLECTION_RULES: Readonly<Record<string, Rule>> = {
	list: elements("List"),
	list_pattern: elements("List"),
	tuple: elements("Tuple"),
	tuple_pattern: elements("Tuple"),
	pattern_list: elements("Tuple"),
	expression_list: elements("Tuple"),
	set: elements("Set"),
	dictionary: elements("Object"),
	pair: (cst, low) =>
		makeNode("Pair", cst, {
			kids: [low.maybe(findField(cst, "key"), cst), low.maybe(findField(cst, "value"), cst)],
		}),
	list_comprehension: comprehension("list"),
	set_comprehension: comprehension("set"),
	dictionary_comprehension: comprehension("dict"),
	generator_expression: comprehension("generator"),
	for_in_clause: lowerFor,
	if_clause: (cst, low) => makeNode("CompIf", cst, { kids: [low.inner(cst)] }),
};
