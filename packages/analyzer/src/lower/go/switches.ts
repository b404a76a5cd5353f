import type { Node } from "../../tree/node.ts";
import { type Cst, findField, listField, listNamed } from "../cst.ts";
import type { ListRule, Lowering } from "../lower-tree.ts";
import { coverSpans, makeEmpty, makeNode, type Span } from "../make-node.ts";
import { withInitializer } from "./statements.ts";
import { lowerTypeName } from "./types.ts";

const CASES = new Set(["expression_case", "type_case", "communication_case", "default_case"]);

function valuesOf(cst: Cst, low: Lowering): readonly Node[] {
	if (cst.type === "type_case") return listField(cst, "type").map((type) => lowerTypeName(type, low));
	const values = findField(cst, "value");
	return values === undefined ? [] : low.each(listNamed(values));
}

/** What a case of `select` sends or receives happens in its block; its Tuple is not empty, as that of `default` is. */
function lowerCase(cst: Cst, low: Lowering): Node {
	const communication = findField(cst, "communication");
	const values = valuesOf(cst, low);
	const list = cst.kids.find((kid) => kid.type === "statement_list");
	const parts = [communication, list].filter((part) => part !== undefined);
	const kids = communication === undefined ? values : [makeEmpty(cst)];
	return makeNode("Case", cst, {
		kids: [
			makeNode("Tuple", coverSpans(kids, cst), { kids }),
			makeNode("Block", coverSpans(parts, cst), { kids: low.statements(parts) }),
		],
	});
}

function lowerCases(cst: Cst, low: Lowering): Node {
	const cases = cst.kids.filter(({ type }) => CASES.has(type));
	return makeNode("Cases", coverSpans(cases, cst), { kids: cases.map((one) => lowerCase(one, low)) });
}

function makeSwitch(cst: Cst, subject: Node, low: Lowering): Node {
	return makeNode("Switch", cst, { kids: [subject, lowerCases(cst, low)] });
}

const lowerSwitch: ListRule = (cst, low) =>
	withInitializer(cst, makeSwitch(cst, low.maybe(findField(cst, "value"), cst), low), low);

/** `switch v := x.(type)`: `v` is `x` under a type that the cases name. */
const lowerTypeSwitch: ListRule = (cst, low) => {
	const value = findField(cst, "value");
	const alias = findField(cst, "alias");
	const span: Span = value ?? makeEmpty(cst);
	const type = makeNode("Type", { start: span.end, end: span.end }, { text: "type" });
	const subject = makeNode("Cast", span, { kids: [low.maybe(value, cst), type] });
	const node = makeSwitch(cst, subject, low);
	if (alias === undefined) return withInitializer(cst, node, low);
	const declared = makeNode("VarDecl", coverSpans([alias, span], cst), {
		text: "let",
		kids: [low.lower(alias), subject, makeEmpty(span)],
	});
	return withInitializer(cst, makeNode("Block", cst, { kids: [declared, node] }), low);
};

export const SWITCH_LISTS: Readonly<Record<string, ListRule>> = {
	expression_switch_statement: lowerSwitch,
	type_switch_statement: lowerTypeSwitch,
	select_statement: (cst, low) => [makeSwitch(cst, makeEmpty(cst), low)],
};
