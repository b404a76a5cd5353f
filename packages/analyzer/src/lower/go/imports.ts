import type { Node } from "../../tree/node.ts";
import { type Cst, findField, listNamed } from "../cst.ts";
import type { ListRule, Lowering } from "../lower-tree.ts";
import { makeEmpty, makeNode, type Span } from "../make-node.ts";
import { decodeLiteralNode } from "./literals.ts";
import { packageName } from "./package-name.ts";

/** The name a package goes by here: `implied` when nothing says so, none for `.` and `_`. */
function importName(cst: Cst, low: Lowering, module: string): Node {
	const name = findField(cst, "name");
	const path = findField(cst, "path") ?? cst;
	if (name === undefined) {
		const local = makeNode("Name", path, { text: packageName(module) });
		return makeNode("ImportName", cst, { text: "*", flags: ["implied"], kids: [local] });
	}
	if (name.type === "dot") {
		return makeNode("ImportName", cst, { text: "*", flags: ["star"], kids: [makeEmpty(cst)] });
	}
	if (name.type === "blank_identifier") {
		return makeNode("ImportName", cst, { text: "_", kids: [makeEmpty(cst)] });
	}
	return makeNode("ImportName", cst, { text: "*", kids: [low.lower(name)] });
}

function lowerSpec(cst: Cst, span: Span, low: Lowering): Node {
	const path = findField(cst, "path");
	const text = path === undefined ? "" : decodeLiteralNode(path, low);
	return makeNode("Import", span, { text, kids: [importName(cst, low, text)] });
}

/** One Import per package; a single one has the range of the declaration. */
const lowerImports: ListRule = (cst, low) => {
	const specs = listNamed(cst).flatMap((kid) => (kid.type === "import_spec_list" ? listNamed(kid) : [kid]));
	return specs.map((spec) =>
		spec.type === "import_spec" ? lowerSpec(spec, specs.length === 1 ? cst : spec, low) : low.lower(spec),
	);
};

export const IMPORT_LISTS: Readonly<Record<string, ListRule>> = { import_declaration: lowerImports };
