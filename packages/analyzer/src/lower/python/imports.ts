import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, listField } from "../cst.ts";
import type { ListRule, Lowering, Rule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";

/** A dotted name as written, without the blanks that Python allows around the dots. */
function nameOf(cst: Cst | undefined, low: Lowering): string {
	return cst === undefined ? "" : low.text(cst).replace(/\s+/g, "");
}

/** `import a.b` binds `a`, which is what the flag `package` says; `import a.b as c` binds the module itself. */
function lowerModule(cst: Cst, low: Lowering): Node {
	const alias = findField(cst, "alias");
	const name = alias === undefined ? cst : findField(cst, "name");
	const text = nameOf(name, low);
	const local = alias === undefined ? low.maybe(findNamed(cst), cst) : low.lower(alias);
	const flags = alias === undefined && text.includes(".") ? ["package"] : [];
	return makeNode("Import", cst, {
		text,
		kids: [makeNode("ImportName", cst, { text: "*", kids: [local], flags })],
	});
}

/** One Import per module; a single one has the range of the statement. */
const lowerImport: ListRule = (cst, low) => {
	const modules = listField(cst, "name").map((name) => lowerModule(name, low));
	const [only] = modules;
	return only !== undefined && modules.length === 1 ? [{ ...only, start: cst.start, end: cst.end }] : modules;
};

function lowerName(cst: Cst, low: Lowering): Node {
	const name = findField(cst, "name") ?? cst;
	const local = findField(cst, "alias") ?? name;
	return makeNode("ImportName", cst, { text: nameOf(name, low), kids: [low.lower(local)] });
}

function lowerFrom(cst: Cst, low: Lowering): Node {
	const isFuture = cst.type === "future_import_statement";
	const text = isFuture ? "__future__" : nameOf(findField(cst, "module_name"), low);
	const wildcard = findType(cst, "wildcard_import");
	const kids = listField(cst, "name").map((name) => lowerName(name, low));
	if (wildcard !== undefined) {
		kids.push(makeNode("ImportName", wildcard, { text: "*", kids: [makeEmpty(wildcard)], flags: ["star"] }));
	}
	return makeNode("Import", cst, { text, kids });
}

export const IMPORT_LISTS: Readonly<Record<string, ListRule>> = { import_statement: lowerImport };

export const IMPORT_RULES: Readonly<Record<string, Rule>> = {
	import_from_statement: lowerFrom,
	future_import_statement: lowerFrom,
};
