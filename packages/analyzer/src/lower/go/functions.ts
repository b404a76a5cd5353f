import type { Node } from "../../tree/node.ts";
import { type Cst, findField, listField, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { coverSpans, makeEmpty, makeNode, type Span } from "../make-node.ts";
import { lowerType, typeText } from "./types.ts";

/** A sign of the pattern language that stands where a parameter does: the grammar takes it for a type. */
const PATTERN_SIGN = /^__cs_\w+__$/;

interface ParamParts {
	readonly span: Span;
	readonly name: Cst | undefined;
	readonly type: Cst | undefined;
	readonly flags: readonly string[];
}

function makeParam({ span, name, type, flags }: ParamParts, low: Lowering): Node {
	const isSign = name === undefined && type !== undefined && PATTERN_SIGN.test(low.text(type));
	const named = isSign ? type : name;
	return makeNode("Param", span, {
		text: named === undefined ? "" : low.text(named),
		flags,
		kids: [
			named === undefined ? makeEmpty(span) : makeNode("Name", named, { text: low.text(named) }),
			makeEmpty(span),
			lowerType(isSign ? undefined : type, span, low),
			makeEmpty(span),
		],
	});
}

/** `a, b string` are two parameters of one type; each range goes from its name to the type. */
function lowerDeclaration(cst: Cst, low: Lowering, more: readonly string[]): readonly Node[] {
	const type = findField(cst, "type");
	const names = listField(cst, "name");
	const flags = cst.type === "variadic_parameter_declaration" ? [...more, "rest"] : more;
	if (names.length === 0) return [makeParam({ span: cst, name: undefined, type, flags }, low)];
	return names.map((name) =>
		makeParam({ span: { start: name.start, end: cst.end }, name, type, flags }, low),
	);
}

function lowerList(list: Cst | undefined, low: Lowering, flags: readonly string[]): readonly Node[] {
	return list === undefined ? [] : listNamed(list).flatMap((kid) => lowerDeclaration(kid, low, flags));
}

/** The receiver is the first parameter, with a flag. */
function lowerParams(cst: Cst, low: Lowering): Node {
	const receiver = findField(cst, "receiver");
	const params = findField(cst, "parameters");
	const parts = [receiver, params].filter((part) => part !== undefined);
	const span = receiver === undefined ? (params ?? makeEmpty(cst)) : coverSpans(parts, cst);
	return makeNode("Params", span, {
		kids: [...lowerList(receiver, low, ["receiver"]), ...lowerList(params, low, [])],
	});
}

/** `(a string, err error)`: names that a bare `return` gives. */
function listResults(cst: Cst, low: Lowering): readonly string[] {
	const result = findField(cst, "result");
	if (result?.type !== "parameter_list") return [];
	return listNamed(result).flatMap((kid) => listField(kid, "name").map((name) => low.text(name)));
}

function returnNamed(node: Node, results: readonly string[]): Node {
	if (node.kind === "Function") return node;
	if (node.kind === "Return" && node.kids[0]?.kind === "Empty") {
		const end = { start: node.end, end: node.end };
		const names = results.map((text) => makeNode("Name", end, { text }));
		const value = names.length === 1 ? names : [makeNode("Tuple", end, { kids: names })];
		return { ...node, kids: value };
	}
	if (node.kids.length === 0) return node;
	return { ...node, kids: node.kids.map((kid) => returnNamed(kid, results)) };
}

function lowerBody(cst: Cst, low: Lowering): Node {
	const body = low.maybe(findField(cst, "body"), cst);
	const results = listResults(cst, low);
	return results.length === 0 ? body : returnNamed(body, results);
}

function functionRule(flags: readonly string[]): Rule {
	return (cst, low) => {
		const name = findField(cst, "name");
		const result = findField(cst, "result");
		return makeNode("Function", cst, {
			text: name === undefined ? "" : low.text(name),
			flags,
			kids: [
				lowerParams(cst, low),
				lowerBody(cst, low),
				makeEmpty(cst),
				result === undefined ? makeEmpty(cst) : makeNode("Type", result, { text: typeText(result, low) }),
			],
		});
	};
}

export const FUNCTION_RULES: Readonly<Record<string, Rule>> = {
	function_declaration: functionRule([]),
	method_declaration: functionRule(["method"]),
	func_literal: functionRule(["lambda"]),
	// A parameter list on its own, as in a broken fragment.
	parameter_list: (cst, low) => makeNode("Params", cst, { kids: lowerList(cst, low, []) }),
};
