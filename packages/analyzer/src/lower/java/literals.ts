import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findType } from "../cst.ts";
import { type Lowering, leafRule, type Rule } from "../lower-tree.ts";
import { makeNode } from "../make-node.ts";

const SIMPLE: Readonly<Record<string, string>> = {
	n: "\n",
	t: "\t",
	r: "\r",
	b: "\b",
	f: "\f",
	s: " ",
	"\n": "",
};
const ESCAPE = /\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([\s\S]))/g;

function decode(text: string): string {
	if (!text.includes("\\")) return text;
	return text.replace(ESCAPE, (...found) => {
		const [, unicode, octal, simple = ""] = found as (string | undefined)[];
		if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
		if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
		return SIMPLE[simple] ?? simple;
	});
}

/** A text block without the blanks that its lines share (JLS §3.10.6). */
function stripIndent(text: string): string {
	const lines = text.slice(text.indexOf("\n") + 1).split(/\r?\n/);
	const last = lines.length - 1;
	const counted = lines.filter((line, index) => index === last || line.trim() !== "");
	const shared = Math.min(...counted.map((line) => line.length - line.trimStart().length));
	return lines.map((line) => line.slice(shared).trimEnd()).join("\n");
}

function lowerString(cst: Cst, low: Lowering): Node {
	const written = low.text(cst);
	const isBlock = written.startsWith('"""') && written.length >= 6;
	const text = isBlock ? stripIndent(written.slice(3, -3)) : written.slice(1, -1);
	return makeNode("String", cst, { text: decode(text) });
}

const number = leafRule("Number");
const name = leafRule("Name");

export const LITERAL_RULES: Readonly<Record<string, Rule>> = {
	identifier: name,
	type_identifier: name,
	underscore_pattern: name,
	this: name,
	super: name,
	string_literal: lowerString,
	character_literal: lowerString,
	binary_integer_literal: number,
	octal_integer_literal: number,
	hex_integer_literal: number,
	hex_floating_point_literal: number,
	decimal_integer_literal: number,
	decimal_floating_point_literal: number,
	true: (cst) => makeNode("Bool", cst, { text: "true" }),
	false: (cst) => makeNode("Bool", cst, { text: "false" }),
	null_literal: (cst) => makeNode("Null", cst),
	// String templates, a preview of Java 21: the parts in order.
	template_expression: (cst, low) => {
		const parts = findField(cst, "template_argument");
		const inner = parts?.kids.filter((kid) => kid.type === "string_interpolation") ?? [];
		return makeNode("Template", cst, { kids: inner.map((kid) => low.inner(kid)) });
	},
	string_interpolation: (cst, low) => low.maybe(findType(cst, "expression"), cst),
};
