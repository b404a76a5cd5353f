import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, hasToken, listField, listNamed } from "../cst.ts";
import type { ListRule, Lowering } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";
import { lowerClass } from "./classes.ts";
import { nameOfProperty } from "./collections.ts";
import { decodeStringNode } from "./literals.ts";

const CLASSES = new Set(["class", "class_declaration", "abstract_class_declaration"]);

function lowerSpecifier(cst: Cst, low: Lowering): Node {
	const name = findField(cst, "name");
	const exported = findField(cst, "alias") ?? name;
	return makeNode("ExportName", cst, {
		text: nameOfProperty(exported, low),
		kids: [makeNode("Name", name ?? cst, { text: nameOfProperty(name, low) })],
		flags: hasToken(cst, "type") ? ["type-only"] : [],
	});
}

/** `export * as ns from "m"`: an ExportName with an Empty local. */
function lowerNamespace(cst: Cst, low: Lowering): Node {
	const name = findNamed(cst);
	return makeNode("ExportName", cst, { text: nameOfProperty(name, low), kids: [makeEmpty(cst)] });
}

function lowerNames(cst: Cst, low: Lowering): readonly Node[] {
	const clause = findType(cst, "export_clause");
	if (clause !== undefined) return listNamed(clause).map((part) => lowerSpecifier(part, low));
	const namespace = findType(cst, "namespace_export");
	return namespace === undefined ? [] : [lowerNamespace(namespace, low)];
}

function exportFlags(cst: Cst): readonly string[] {
	const flags: string[] = [];
	// `export = x` gives what `export default x` gives to every importer we follow.
	if (hasToken(cst, "default") || hasToken(cst, "=")) flags.push("default");
	if (hasToken(cst, "*") || findType(cst, "namespace_export")) flags.push("star");
	if (hasToken(cst, "type")) flags.push("type-only");
	return flags;
}

function lowerDeclared(cst: Cst, low: Lowering): readonly Node[] {
	const decorators = listField(cst, "decorator");
	const rest = (kid: Cst): boolean =>
		kid.named && !["export_clause", "namespace_export", "decorator"].includes(kid.type);
	const declared = cst.kids.filter((kid) => rest(kid) && kid.field !== "source");
	if (declared.length === 1 && declared[0] && CLASSES.has(declared[0].type)) {
		return [lowerClass(declared[0], low, decorators)];
	}
	return low.statements(declared);
}

/** One Export per declarator, because a declaration has one slot. */
const lowerExport: ListRule = (cst, low) => {
	const source = findField(cst, "source");
	const text = source === undefined ? "" : decodeStringNode(source, low);
	const flags = exportFlags(cst);
	const names = lowerNames(cst, low);
	const declared = lowerDeclared(cst, low);
	if (declared.length < 2) {
		return [makeNode("Export", cst, { text, flags, kids: [declared[0] ?? makeEmpty(cst), ...names] })];
	}
	return declared.map((node) => makeNode("Export", node, { text, flags, kids: [node] }));
};

export const EXPORT_LISTS: Readonly<Record<string, ListRule>> = { export_statement: lowerExport };
