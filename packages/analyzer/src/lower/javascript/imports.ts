import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, hasToken, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";
import { nameOfProperty } from "./collections.ts";
import { decodeStringNode } from "./literals.ts";

function importName(cst: Cst, text: string, local: Node): Node {
	const isType = hasToken(cst, "type") || hasToken(cst, "typeof");
	return makeNode("ImportName", cst, { text, kids: [local], flags: isType ? ["type-only"] : [] });
}

function lowerSpecifier(cst: Cst, low: Lowering): Node {
	const name = findField(cst, "name");
	const local = findField(cst, "alias") ?? name;
	const text = nameOfProperty(name, low);
	return importName(cst, text, makeNode("Name", local ?? cst, { text: nameOfProperty(local, low) }));
}

function lowerClausePart(cst: Cst, low: Lowering): readonly Node[] {
	if (cst.type === "identifier") return [importName(cst, "default", low.lower(cst))];
	if (cst.type === "namespace_import") return [importName(cst, "*", low.maybe(findNamed(cst), cst))];
	if (cst.type !== "named_imports") return [low.lower(cst)];
	return listNamed(cst).map((part) =>
		part.type === "import_specifier" ? lowerSpecifier(part, low) : low.lower(part),
	);
}

function lowerImport(cst: Cst, low: Lowering): Node {
	const required = findType(cst, "import_require_clause");
	const source = findField(required ?? cst, "source");
	const text = source === undefined ? "" : decodeStringNode(source, low);
	const clause = findType(cst, "import_clause");
	const flags = hasToken(cst, "type") || hasToken(cst, "typeof") ? ["type-only"] : [];
	const kids = required
		? [importName(required, "*", low.maybe(findNamed(required), required))]
		: clause === undefined
			? []
			: listNamed(clause).flatMap((part) => lowerClausePart(part, low));
	return makeNode("Import", cst, { text, kids, flags });
}

/** TypeScript's `import x = A.B` is a constant. */
function lowerAlias(cst: Cst, low: Lowering): Node {
	const [name, value] = listNamed(cst);
	return makeNode("VarDecl", cst, {
		text: "const",
		kids: [low.maybe(name, cst), low.maybe(value, cst), makeEmpty(cst)],
	});
}

export const IMPORT_RULES: Readonly<Record<string, Rule>> = {
	import_statement: lowerImport,
	import_alias: lowerAlias,
};
