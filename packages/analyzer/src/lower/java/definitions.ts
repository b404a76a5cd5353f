import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, listField, listNamed } from "../cst.ts";
import type { ListRule, Lowering, Rule } from "../lower-tree.ts";
import { makeEmpty, makeNode } from "../make-node.ts";
import { lowerArguments } from "./expressions.ts";
import { flagsOf } from "./modifiers.ts";
import { lowerClassNames, lowerType } from "./types.ts";

function isAnnotation(cst: Cst): boolean {
	return cst.type === "annotation" || cst.type === "marker_annotation";
}

function lowerAnnotation(cst: Cst, low: Lowering): Node {
	const name = low.maybe(findField(cst, "name"), cst);
	const args = findField(cst, "arguments");
	return args === undefined ? name : makeNode("Call", cst, { kids: [name, lowerArguments(args, cst, low)] });
}

function lowerAnnotations(cst: Cst, low: Lowering): Node {
	const list = (findType(cst, "modifiers")?.kids ?? []).filter(isAnnotation);
	const [first] = list;
	if (first === undefined) return makeEmpty(cst);
	const span = { start: first.start, end: list.at(-1)?.end ?? first.end };
	return makeNode("Decorators", span, { kids: list.map((kid) => lowerAnnotation(kid, low)) });
}

function lowerParam(cst: Cst, low: Lowering): Node {
	const isSpread = cst.type === "spread_parameter";
	const name = isSpread
		? findField(findType(cst, "variable_declarator") ?? cst, "name")
		: (findField(cst, "name") ?? (cst.type === "identifier" ? cst : undefined));
	const type = findField(cst, "type") ?? (isSpread ? findNamedType(cst) : undefined);
	return makeNode("Param", cst, {
		text: name === undefined ? "" : low.text(name),
		flags: isSpread ? ["rest"] : [],
		kids: [low.maybe(name, cst), makeEmpty(cst), lowerType(type, cst, low), lowerAnnotations(cst, low)],
	});
}

function findNamedType(cst: Cst): Cst | undefined {
	return listNamed(cst).find((kid) => kid.type !== "modifiers" && kid.type !== "variable_declarator");
}

export function lowerParams(params: Cst | undefined, parent: Cst, low: Lowering): Node {
	if (params === undefined) return makeNode("Params", makeEmpty(parent));
	if (params.type === "identifier") return makeNode("Params", params, { kids: [lowerParam(params, low)] });
	const list = listNamed(params).filter((kid) => kid.type !== "receiver_parameter");
	return makeNode("Params", params, { kids: list.map((kid) => lowerParam(kid, low)) });
}

function lowerBody(cst: Cst | undefined, parent: Cst, low: Lowering): Node {
	return cst === undefined ? makeEmpty(parent) : low.block(cst);
}

function lowerMethod(cst: Cst, low: Lowering, flags: readonly string[]): Node {
	const name = findField(cst, "name");
	return makeNode("Function", cst, {
		text: name === undefined ? "" : low.text(name),
		flags: [...flags, ...flagsOf(cst)],
		kids: [
			lowerParams(findField(cst, "parameters"), cst, low),
			lowerBody(findField(cst, "body"), cst, low),
			lowerAnnotations(cst, low),
			lowerType(findField(cst, "type"), cst, low),
		],
	});
}

/** One Field per declarator; a single one has the range of the whole declaration. */
const lowerFields: ListRule = (cst, low) => {
	const declarators = listField(cst, "declarator");
	const type = lowerType(findField(cst, "type"), cst, low);
	return declarators.map((declarator) => {
		const name = findField(declarator, "name");
		const span = { start: cst.start, end: declarators.length === 1 ? cst.end : declarator.end };
		const annotations = lowerAnnotations(cst, low);
		return makeNode("Field", span, {
			text: name === undefined ? "" : low.text(name),
			flags: flagsOf(cst),
			kids: [
				low.maybe(findField(declarator, "value"), declarator),
				type,
				annotations.kind === "Empty" ? makeEmpty(span) : annotations,
			],
		});
	});
};

function lowerMembers(body: Cst, low: Lowering): readonly Node[] {
	return listNamed(body).flatMap((kid) => {
		if (kid.type === "method_declaration") return [lowerMethod(kid, low, ["method"])];
		if (kid.type === "enum_body_declarations") return lowerMembers(kid, low);
		return low.statements([kid]);
	});
}

function lowerClass(cst: Cst, low: Lowering, flags: readonly string[]): Node {
	const name = findField(cst, "name");
	const body = findField(cst, "body");
	const bases = [
		...lowerClassNames(findField(cst, "superclass"), low),
		...lowerClassNames(findField(cst, "interfaces") ?? findType(cst, "extends_interfaces"), low),
	];
	const [first] = bases;
	const members = body ? makeNode("Block", body, { kids: lowerMembers(body, low) }) : makeEmpty(cst);
	return makeNode("Class", cst, {
		text: name === undefined ? "" : low.text(name),
		flags: [...flags, ...flagsOf(cst)],
		kids: [
			first
				? makeNode("Bases", { start: first.start, end: bases.at(-1)?.end ?? first.end }, { kids: bases })
				: makeEmpty(cst),
			members,
			lowerAnnotations(cst, low),
		],
	});
}

/** A record is a class whose constructor keeps its parameters. */
function lowerRecord(cst: Cst, low: Lowering): Node {
	const record = lowerClass(cst, low, ["record"]);
	const params = findField(cst, "parameters");
	const [bases, body, decorators] = record.kids;
	if (params === undefined || !bases || !body || !decorators) return record;
	const list = lowerParams(params, cst, low);
	const kept = {
		...list,
		kids: list.kids.map((param) => ({ ...param, flags: [...(param.flags ?? []), "property"].sort() })),
	};
	const made = makeNode("Function", params, {
		text: record.text,
		flags: ["method", "constructor"],
		kids: [kept, makeNode("Block", makeEmpty(params)), makeEmpty(params), makeEmpty(params)],
	});
	return {
		...record,
		kids: [bases, { ...body, start: params.start, kids: [made, ...body.kids] }, decorators],
	};
}

/** A constant is a field that holds a new object. */
function lowerConstant(cst: Cst, low: Lowering): Node {
	const name = findField(cst, "name");
	const args = findField(cst, "arguments");
	const body = findField(cst, "body");
	const kids = [...(args ? lowerArguments(args, cst, low).kids : []), ...(body ? [low.lower(body)] : [])];
	const value = kids.length === 0 ? makeEmpty(cst) : makeNode("List", cst, { kids });
	return makeNode("Field", cst, {
		text: name === undefined ? "" : low.text(name),
		flags: ["static", "final"],
		kids: [value, makeEmpty(cst), lowerAnnotations(cst, low)],
	});
}

function lowerLambda(cst: Cst, low: Lowering): Node {
	const body = findField(cst, "body");
	return makeNode("Function", cst, {
		flags: ["arrow"],
		kids: [
			lowerParams(findField(cst, "parameters"), cst, low),
			body?.type === "block" ? low.block(body) : low.maybe(body, cst),
			makeEmpty(cst),
			makeEmpty(cst),
		],
	});
}

const lowerConstructor: Rule = (cst, low) => lowerMethod(cst, low, ["method", "constructor"]);

/** `a.b.C` imports the class C of its file, `static a.b.C.f` a member of that, `a.b.*` whatever lies there. */
function lowerImport(cst: Cst, low: Lowering): Node {
	const path = findNamed(cst);
	if (path === undefined) return makeNode("Import", cst);
	const written = low.text(path).replace(/\s+/g, "");
	const cut = written.lastIndexOf(".");
	const isStatic = cst.kids.some((kid) => kid.type === "static");
	const flags = isStatic ? ["static"] : [];
	if (findType(cst, "asterisk")) {
		const name = makeNode("ImportName", path, { text: "*", kids: [makeEmpty(path)] });
		return makeNode("Import", cst, { text: written, flags, kids: [name] });
	}
	const last = written.slice(cut + 1);
	const local = makeNode("Name", { start: path.end - last.length, end: path.end }, { text: last });
	const module = isStatic ? written.slice(0, Math.max(cut, 0)) : written;
	const name = makeNode("ImportName", path, { text: isStatic ? last : "default", kids: [local] });
	return makeNode("Import", cst, { text: module, flags, kids: [name] });
}

export const DEFINITION_LISTS: Readonly<Record<string, ListRule>> = {
	field_declaration: lowerFields,
	constant_declaration: lowerFields,
};

export const DEFINITION_RULES: Readonly<Record<string, Rule>> = {
	// Outside of a class: a fragment.
	method_declaration: (cst, low) => lowerMethod(cst, low, []),
	constructor_declaration: lowerConstructor,
	compact_constructor_declaration: lowerConstructor,
	constructor_body: (cst, low) => low.block(cst),
	class_body: (cst, low) => makeNode("Block", cst, { kids: lowerMembers(cst, low) }),
	class_declaration: (cst, low) => lowerClass(cst, low, []),
	interface_declaration: (cst, low) => lowerClass(cst, low, ["interface"]),
	annotation_type_declaration: (cst) => makeNode("Other", cst, { text: cst.type }),
	enum_declaration: (cst, low) => lowerClass(cst, low, ["enum"]),
	enum_constant: lowerConstant,
	record_declaration: lowerRecord,
	lambda_expression: lowerLambda,
	formal_parameter: lowerParam,
	spread_parameter: lowerParam,
	formal_parameters: (cst, low) => lowerParams(cst, cst, low),
	inferred_parameters: (cst, low) => lowerParams(cst, cst, low),
	annotation: lowerAnnotation,
	marker_annotation: lowerAnnotation,
	element_value_pair: (cst, low) => {
		const key = findField(cst, "key");
		return makeNode("KeywordArg", cst, {
			text: key === undefined ? "" : low.text(key),
			kids: [low.maybe(findField(cst, "value"), cst)],
		});
	},
	import_declaration: lowerImport,
	static_initializer: (cst, low) =>
		makeNode("Other", cst, { text: cst.type, kids: low.each(listNamed(cst)) }),
	module_declaration: (cst) => makeNode("Other", cst, { text: cst.type }),
};
