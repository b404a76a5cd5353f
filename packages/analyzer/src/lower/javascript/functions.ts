import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, hasToken, listField, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { coverSpans, makeEmpty, makeNode } from "../make-node.ts";
import { nameOfProperty } from "./collections.ts";
import { lowerType } from "./types.ts";

/** Decorators of a declaration, or Empty. */
export function lowerDecorators(decorators: readonly Cst[], parent: Cst, low: Lowering): Node {
	if (decorators.length === 0) return makeEmpty(parent);
	const kids = decorators.map((decorator) => low.maybe(findNamed(decorator), decorator));
	return makeNode("Decorators", coverSpans(decorators, parent), { kids });
}

/** A rest or plain pattern as a parameter; TypeScript's carry type, decorators and modifiers. */
function lowerParam(cst: Cst, low: Lowering): Node {
	const isTyped = cst.type === "required_parameter" || cst.type === "optional_parameter";
	const written = isTyped ? (findField(cst, "pattern") ?? findField(cst, "name")) : cst;
	const isDefault = written?.type === "assignment_pattern";
	const target = isDefault ? findField(written, "left") : written;
	const isRest = target?.type === "rest_pattern";
	const pattern = isRest ? findNamed(target) : target;
	const value = isDefault ? findField(written, "right") : isTyped ? findField(cst, "value") : undefined;
	const type = isTyped ? findField(cst, "type") : undefined;
	const decorators = isTyped ? listField(cst, "decorator") : [];
	return makeNode("Param", cst, {
		text: pattern?.type === "identifier" ? low.text(pattern) : "",
		kids: [
			low.maybe(pattern, cst),
			low.maybe(value, cst),
			lowerType(type, cst, low),
			lowerDecorators(decorators, cst, low),
		],
		flags: paramFlags(cst, isRest),
	});
}

function paramFlags(cst: Cst, isRest: boolean): readonly string[] {
	const flags = isRest ? ["rest"] : [];
	if (cst.type === "optional_parameter") flags.push("optional");
	if (findType(cst, "accessibility_modifier") ?? findType(cst, "readonly")) flags.push("property");
	return flags;
}

/** TypeScript's `this: T` is no parameter at run time and would shift the others. */
function isThisParam(cst: Cst): boolean {
	return findField(cst, "pattern")?.type === "this";
}

function lowerParams(cst: Cst, low: Lowering): Node {
	const single = findField(cst, "parameter");
	if (single !== undefined) return makeNode("Params", single, { kids: [lowerParam(single, low)] });
	const params = findField(cst, "parameters");
	if (params === undefined) return makeNode("Params", makeEmpty(cst));
	const list = listNamed(params).filter((param) => !isThisParam(param));
	return makeNode("Params", params, { kids: list.map((param) => lowerParam(param, low)) });
}

export interface FunctionParts {
	readonly text: string;
	readonly flags: readonly string[];
	readonly decorators: readonly Cst[];
}

/** Any function of the language, over its own range or that with the decorators before it. */
export function lowerFunction(cst: Cst, low: Lowering, parts: FunctionParts): Node {
	const flags = [...parts.flags];
	if (hasToken(cst, "async")) flags.push("async");
	if (hasToken(cst, "*")) flags.push("generator");
	const span = coverSpans([...parts.decorators, cst], cst);
	return makeNode("Function", span, {
		text: parts.text,
		flags,
		kids: [
			lowerParams(cst, low),
			low.maybe(findField(cst, "body"), cst),
			lowerDecorators(parts.decorators, cst, low),
			lowerType(findField(cst, "return_type"), cst, low),
		],
	});
}

/** A method of a class or an object literal. */
export function lowerMethod(cst: Cst, low: Lowering, decorators: readonly Cst[] = []): Node {
	const text = nameOfProperty(findField(cst, "name"), low);
	const flags = ["method"];
	if (hasToken(cst, "get")) flags.push("getter");
	if (hasToken(cst, "set")) flags.push("setter");
	if (hasToken(cst, "static")) flags.push("static");
	if (text === "constructor" && !flags.includes("static")) flags.push("constructor");
	return lowerFunction(cst, low, {
		text,
		flags,
		decorators: [...decorators, ...listField(cst, "decorator")],
	});
}

const named: Rule = (cst, low) => {
	const name = findField(cst, "name");
	return lowerFunction(cst, low, { text: name ? low.text(name) : "", flags: [], decorators: [] });
};

export const FUNCTION_RULES: Readonly<Record<string, Rule>> = {
	function_declaration: named,
	generator_function_declaration: named,
	function_expression: named,
	generator_function: named,
	arrow_function: (cst, low) => lowerFunction(cst, low, { text: "", flags: ["arrow"], decorators: [] }),
	method_definition: (cst, low) => lowerMethod(cst, low),
	required_parameter: lowerParam,
	optional_parameter: lowerParam,
	// A parameter list on its own, as in a broken fragment.
	formal_parameters: (cst, low) =>
		makeNode("Params", cst, { kids: listNamed(cst).map((param) => lowerParam(param, low)) }),
	decorator: (cst, low) => lowerDecorators([cst], cst, low),
};
