import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, hasToken, listField, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { coverSpans, makeEmpty, makeNode } from "../make-node.ts";
import { nameOfProperty } from "./collections.ts";
import { lowerDecorators, lowerMethod } from "./functions.ts";
import { lowerType } from "./types.ts";

/** What a class extends; interfaces it implements are types and carry no flow. */
function lowerBases(cst: Cst, low: Lowering): Node {
	const heritage = findType(cst, "class_heritage");
	if (heritage === undefined) return makeEmpty(cst);
	const extended = findType(heritage, "extends_clause");
	const isTypeScript = extended !== undefined || findType(heritage, "implements_clause") !== undefined;
	const values = isTypeScript ? (extended ? listField(extended, "value") : []) : listNamed(heritage);
	if (values.length === 0) return makeEmpty(cst);
	return makeNode("Bases", coverSpans(values, heritage), { kids: low.each(values) });
}

/** TypeScript's grammar puts a method's decorators beside it, in front. */
function lowerMembers(body: Cst, low: Lowering): readonly Node[] {
	const members: Node[] = [];
	let decorators: Cst[] = [];
	for (const kid of body.kids) {
		if (kid.type === "decorator") {
			decorators.push(kid);
			continue;
		}
		if (!kid.named) continue;
		members.push(lowerMember(kid, low, decorators));
		decorators = [];
	}
	return members;
}

function lowerMember(cst: Cst, low: Lowering, decorators: readonly Cst[]): Node {
	if (cst.type === "method_definition") return lowerMethod(cst, low, decorators);
	if (cst.type === "field_definition" || cst.type === "public_field_definition") {
		return lowerField(cst, low, decorators);
	}
	return low.lower(cst);
}

function lowerField(cst: Cst, low: Lowering, before: readonly Cst[] = []): Node {
	const decorators = [...before, ...listField(cst, "decorator")];
	return makeNode("Field", coverSpans([...decorators, cst], cst), {
		text: nameOfProperty(findField(cst, "property") ?? findField(cst, "name"), low),
		flags: hasToken(cst, "static") ? ["static"] : [],
		kids: [
			low.maybe(findField(cst, "value"), cst),
			lowerType(findField(cst, "type"), cst, low),
			lowerDecorators(decorators, cst, low),
		],
	});
}

/** A class, with the decorators that an `export` around it may carry. */
export function lowerClass(cst: Cst, low: Lowering, before: readonly Cst[] = []): Node {
	const name = findField(cst, "name");
	const decorators = [...before, ...listField(cst, "decorator")];
	const body = findField(cst, "body");
	return makeNode("Class", coverSpans([...decorators, cst], cst), {
		text: name === undefined ? "" : low.text(name),
		kids: [
			lowerBases(cst, low),
			body === undefined ? makeEmpty(cst) : low.lower(body),
			lowerDecorators(decorators, cst, low),
		],
	});
}

/** Name and members with their values, as an object: members without a value have an Empty one. */
function lowerEnum(cst: Cst, low: Lowering): Node {
	const body = findField(cst, "body");
	const members = body === undefined ? [] : listNamed(body);
	const pairs = members.map((member) => {
		const name = findField(member, "name") ?? (member.kids.length === 0 ? member : findNamed(member));
		const key = makeNode("Key", name ?? member, { text: nameOfProperty(name, low) });
		return makeNode("Pair", member, { kids: [key, low.maybe(findField(member, "value"), member)] });
	});
	const object = makeNode("Object", body ?? makeEmpty(cst), { kids: pairs });
	return makeNode("Other", cst, { text: cst.type, kids: [low.maybe(findField(cst, "name"), cst), object] });
}

const classRule: Rule = (cst, low) => lowerClass(cst, low);

export const CLASS_RULES: Readonly<Record<string, Rule>> = {
	class: classRule,
	class_declaration: classRule,
	abstract_class_declaration: classRule,
	class_body: (cst, low) => makeNode("Block", cst, { kids: lowerMembers(cst, low) }),
	field_definition: (cst, low) => lowerField(cst, low),
	public_field_definition: (cst, low) => lowerField(cst, low),
	enum_declaration: lowerEnum,
};
