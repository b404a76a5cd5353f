import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, hasToken, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { coverSpans, makeEmpty, makeNode, type Span } from "../make-node.ts";

/** A definition with what stands before it. */
interface Decorated {
	readonly span: Span;
	readonly decorators: readonly Cst[];
}

function lowerDecorators(decorators: readonly Cst[], parent: Cst, low: Lowering): Node {
	if (decorators.length === 0) return makeEmpty(parent);
	const kids = decorators.map((decorator) => low.maybe(findNamed(decorator), decorator));
	return makeNode("Decorators", coverSpans(decorators, parent), { kids });
}

/** `*args` is flagged `rest`, `**kw` `kwrest`; a bare `*` is a `rest` without a name. */
function lowerParam(cst: Cst, low: Lowering): Node {
	const written = cst.type === "typed_parameter" ? findNamed(cst) : findField(cst, "name");
	const target = written ?? (cst.type === "keyword_separator" ? undefined : cst);
	const flags = target === undefined || target.type === "list_splat_pattern" ? ["rest"] : [];
	if (target?.type === "dictionary_splat_pattern") flags.push("kwrest");
	const pattern = target && flags.length > 0 ? findNamed(target) : target;
	return makeNode("Param", cst, {
		text: pattern?.type === "identifier" ? low.text(pattern) : "",
		flags,
		kids: [
			low.maybe(pattern, cst),
			low.maybe(findField(cst, "value"), cst),
			low.maybe(findField(cst, "type"), cst),
			makeEmpty(cst),
		],
	});
}

function lowerParams(params: Cst | undefined, parent: Cst, low: Lowering): Node {
	if (params === undefined) return makeNode("Params", makeEmpty(parent));
	// `/` only forbids calling by name.
	const list = listNamed(params).filter((param) => param.type !== "positional_separator");
	return makeNode("Params", params, { kids: list.map((param) => lowerParam(param, low)) });
}

function lowerFunction(cst: Cst, low: Lowering, decorated: Decorated): Node {
	const name = findField(cst, "name");
	return makeNode("Function", decorated.span, {
		text: name === undefined ? "" : low.text(name),
		flags: hasToken(cst, "async") ? ["async"] : [],
		kids: [
			lowerParams(findField(cst, "parameters"), cst, low),
			low.maybe(findField(cst, "body"), cst),
			lowerDecorators(decorated.decorators, cst, low),
			low.maybe(findField(cst, "return_type"), cst),
		],
	});
}

function lowerLambda(cst: Cst, low: Lowering): Node {
	const params = findField(cst, "parameters");
	const body = findField(cst, "body");
	return makeNode("Function", cst, {
		flags: ["lambda"],
		kids: [lowerParams(params, cst, low), low.maybe(body, cst), makeEmpty(cst), makeEmpty(cst)],
	});
}

function lowerClass(cst: Cst, low: Lowering, decorated: Decorated): Node {
	const name = findField(cst, "name");
	const bases = findField(cst, "superclasses");
	const list = bases === undefined ? [] : listNamed(bases);
	return makeNode("Class", decorated.span, {
		text: name === undefined ? "" : low.text(name),
		kids: [
			// `class A():` is `class A:`.
			bases === undefined || list.length === 0
				? makeEmpty(cst)
				: makeNode("Bases", bases, { kids: low.each(list) }),
			low.maybe(findField(cst, "body"), cst),
			lowerDecorators(decorated.decorators, cst, low),
		],
	});
}

function lowerDecorated(cst: Cst, low: Lowering): Node {
	const definition = findType(cst, "function_definition") ?? findType(cst, "class_definition");
	if (definition === undefined) return low.unknown(cst);
	const decorated = { span: cst, decorators: cst.kids.filter((kid) => kid.type === "decorator") };
	return definition.type === "class_definition"
		? lowerClass(definition, low, decorated)
		: lowerFunction(definition, low, decorated);
}

export const DEFINITION_RULES: Readonly<Record<string, Rule>> = {
	function_definition: (cst, low) => lowerFunction(cst, low, { span: cst, decorators: [] }),
	lambda: lowerLambda,
	class_definition: (cst, low) => lowerClass(cst, low, { span: cst, decorators: [] }),
	decorated_definition: lowerDecorated,
	decorator: (cst, low) => lowerDecorators([cst], cst, low),
	parameters: (cst, low) => lowerParams(cst, cst, low),
	typed_parameter: lowerParam,
	default_parameter: lowerParam,
	typed_default_parameter: lowerParam,
};
