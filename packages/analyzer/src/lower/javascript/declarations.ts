import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed } from "../cst.ts";
import type { ListRule, Lowering, Rule } from "../lower-tree.ts";
import { makeNode } from "../make-node.ts";
import { lowerType } from "./types.ts";

function keywordOf(cst: Cst): string {
	const kind = findField(cst, "kind")?.type ?? cst.kids[0]?.type;
	if (kind === "const" || kind === "let" || kind === "var") return kind;
	return cst.type === "variable_declaration" ? "var" : "using";
}

function lowerDeclarator(cst: Cst, low: Lowering, text: string): Node {
	return makeNode("VarDecl", cst, {
		text,
		kids: [
			low.maybe(findField(cst, "name"), cst),
			low.maybe(findField(cst, "value"), cst),
			lowerType(findField(cst, "type"), cst, low),
		],
	});
}

/** One VarDecl per declarator; a single one has the range of the whole statement. */
const lowerDeclaration: ListRule = (cst, low) => {
	const text = keywordOf(cst);
	const parts = cst.kids.filter((kid) => kid.named);
	const nodes = parts.map((part) =>
		part.type === "variable_declarator" ? lowerDeclarator(part, low, text) : low.lower(part),
	);
	const [only] = nodes;
	return nodes.length === 1 && only?.kind === "VarDecl"
		? [{ ...only, start: cst.start, end: cst.end }]
		: nodes;
};

export const DECLARATION_LISTS: Readonly<Record<string, ListRule>> = {
	lexical_declaration: lowerDeclaration,
	variable_declaration: lowerDeclaration,
	using_declaration: lowerDeclaration,
};

export const DECLARATION_RULES: Readonly<Record<string, Rule>> = {
	variable_declarator: (cst, low) => lowerDeclarator(cst, low, "var"),
	// `namespace A { … }`: [Name, Block]; a bodiless `declare module` has the name only.
	internal_module: lowerNamespace,
	module: lowerNamespace,
	computed_property_name: (cst, low) => low.maybe(findNamed(cst), cst),
};

function lowerNamespace(cst: Cst, low: Lowering): Node {
	const parts = [findField(cst, "name"), findField(cst, "body")];
	const kids = parts.filter((part) => part !== undefined).map((part) => low.lower(part));
	return makeNode("Other", cst, { text: cst.type, kids });
}
