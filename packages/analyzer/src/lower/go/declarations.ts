import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findType, hasToken, listField, listNamed } from "../cst.ts";
import type { ListRule, Lowering } from "../lower-tree.ts";
import { coverSpans, makeEmpty, makeNode, type Span } from "../make-node.ts";
import { lowerType, lowerTypeName } from "./types.ts";

/** Patterns with `var` speak of constants too, and both belong to their block. */
const KEYWORD = "let";

/** How the pattern language's `...` is spelled where the grammar reads it. */
const ELLIPSIS = "__cs_e__";

interface Spec {
	readonly cst: Cst;
	readonly span: Span;
}

/** `a, b = 1, 2` are two declarations; `a, b = f()` is one of both. */
function lowerSpec({ cst, span }: Spec, low: Lowering): readonly Node[] {
	const names = listField(cst, "name");
	const values = findField(cst, "value");
	const type = lowerType(findField(cst, "type"), cst, low);
	const list = values === undefined ? [] : listNamed(values);
	if (names.length > 1 && list.length === 1) {
		const target = makeNode("Tuple", coverSpans(names, cst), { kids: low.each(names) });
		return [makeNode("VarDecl", span, { text: KEYWORD, kids: [target, low.maybe(list[0], cst), type] })];
	}
	return names.map((name, index) =>
		makeNode("VarDecl", names.length === 1 ? span : cst, {
			text: KEYWORD,
			kids: [low.lower(name), low.maybe(list[index], cst), type],
		}),
	);
}

function specsOf(cst: Cst): readonly Cst[] {
	return listNamed(cst).flatMap((kid) => (kid.type === "var_spec_list" ? listNamed(kid) : [kid]));
}

const lowerSpecs: ListRule = (cst, low) => {
	const specs = specsOf(cst);
	return specs.flatMap((spec) => {
		if (spec.type !== "const_spec" && spec.type !== "var_spec") return [low.lower(spec)];
		return lowerSpec({ cst: spec, span: specs.length === 1 ? cst : spec }, low);
	});
};

function lowerField(cst: Cst, low: Lowering): readonly Node[] {
	const type = lowerType(findField(cst, "type"), cst, low);
	return listField(cst, "name").map((name) =>
		makeNode("Field", cst, { text: low.text(name), kids: [makeEmpty(cst), type, makeEmpty(cst)] }),
	);
}

/** What stands for any fields in a pattern looks like an embedded type. */
function makeAnyFields(cst: Cst): Node {
	return makeNode("Field", cst, { text: ELLIPSIS, kids: [makeEmpty(cst), makeEmpty(cst), makeEmpty(cst)] });
}

function makeBases(bases: readonly Node[], parent: Span): Node {
	return bases.length === 0
		? makeEmpty(parent)
		: makeNode("Bases", coverSpans(bases, parent), { kids: bases });
}

interface ClassParts {
	readonly bases: Node;
	readonly body: Node;
}

/** Embedded types are what a struct takes its methods from. */
function structParts(type: Cst, low: Lowering): ClassParts {
	const list = findType(type, "field_declaration_list");
	const fields = (list === undefined ? [] : listNamed(list)).filter(
		({ type: kind }) => kind === "field_declaration",
	);
	const isEllipsis = (field: Cst): boolean => low.text(field).trim() === ELLIPSIS;
	const embedded = fields.filter((field) => listField(field, "name").length === 0 && !isEllipsis(field));
	const bases = embedded.flatMap((field) => {
		const base = findField(field, "type");
		return base === undefined ? [] : [lowerTypeName(base, low)];
	});
	return {
		bases: makeBases(bases, list ?? type),
		body: makeNode("Block", list ?? makeEmpty(type), {
			kids: fields.flatMap((field) => (isEllipsis(field) ? [makeAnyFields(field)] : lowerField(field, low))),
		}),
	};
}

/** Behind an interface any type may stand, which the base `*` says; an alias has the methods of what it stands for. */
function partsOf(cst: Cst, type: Cst | undefined, low: Lowering): ClassParts {
	if (type?.type === "struct_type") return structParts(type, low);
	const body = makeNode("Block", makeEmpty(cst));
	if (type?.type === "interface_type") {
		return { bases: makeBases([makeNode("Name", type, { text: "*" })], cst), body };
	}
	const isAlias = hasToken(cst, "=") && type !== undefined;
	return { bases: isAlias ? makeBases([lowerTypeName(type, low)], cst) : makeEmpty(cst), body };
}

function lowerTypeSpec(cst: Cst, span: Span, low: Lowering): Node {
	const name = findField(cst, "name");
	const { bases, body } = partsOf(cst, findField(cst, "type"), low);
	return makeNode("Class", span, {
		text: name === undefined ? "" : low.text(name),
		kids: [bases, body, makeEmpty(span)],
	});
}

const lowerTypes: ListRule = (cst, low) => {
	const specs = listNamed(cst);
	return specs.map((spec) =>
		spec.type === "type_spec" || spec.type === "type_alias"
			? lowerTypeSpec(spec, specs.length === 1 ? cst : spec, low)
			: low.lower(spec),
	);
};

export const DECLARATION_LISTS: Readonly<Record<string, ListRule>> = {
	const_declaration: lowerSpecs,
	var_declaration: lowerSpecs,
	type_declaration: lowerTypes,
};
