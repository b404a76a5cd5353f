import type { Cst } from "../cst.ts";
import { type Lowering, leafRule, type Rule } from "../lower-tree.ts";
import { makeNode } from "../make-node.ts";
import { decodeLiteral } from "./decode-string.ts";

const name = leafRule("Name");
const number = leafRule("Number");
const string: Rule = (cst, low) => makeNode("String", cst, { text: decodeLiteralNode(cst, low) });

export function decodeLiteralNode(cst: Cst, low: Lowering): string {
	return decodeLiteral(low.text(cst));
}

export const LITERAL_RULES: Readonly<Record<string, Rule>> = {
	identifier: name,
	field_identifier: name,
	package_identifier: name,
	blank_identifier: name,
	label_name: name,
	iota: name,
	interpreted_string_literal: string,
	raw_string_literal: string,
	rune_literal: string,
	int_literal: number,
	float_literal: number,
	imaginary_literal: number,
	true: (cst) => makeNode("Bool", cst, { text: "true" }),
	false: (cst) => makeNode("Bool", cst, { text: "false" }),
	nil: (cst) => makeNode("Null", cst),
};
