import type { Node } from "../tree/node.ts";

type Value = string | number | boolean;
type Literal = "String" | "Number" | "Bool";

const NO_KIDS: readonly Node[] = [];
/** Longer texts are never compared with anything. */
const MAX_LENGTH = 10_000;

/** A literal that stands for an expression. */
export function makeLiteral(kind: Literal, text: string, at: Node): Node {
	return { kind, text, kids: NO_KIDS, start: at.start, end: at.end };
}

function literalValue(node: Node | null): Value | null {
	if (node?.kind === "String") return node.text;
	if (node?.kind === "Bool") return node.text === "true";
	if (node?.kind !== "Number") return null;
	const value = Number(node.text.replaceAll("_", "").replace(/[LlFfDdn]$/, ""));
	return Number.isFinite(value) ? value : null;
}

function literalOf(value: Value | null, at: Node): Node | null {
	switch (typeof value) {
		case "string":
			return value.length > MAX_LENGTH ? null : makeLiteral("String", value, at);
		case "number":
			return Number.isFinite(value) ? makeLiteral("Number", String(value), at) : null;
		case "boolean":
			return makeLiteral("Bool", String(value), at);
		default:
			return null;
	}
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => Value>> = {
	"+": (a, b) => a + b,
	"-": (a, b) => a - b,
	"*": (a, b) => a * b,
	"%": (a, b) => a % b,
	"<": (a, b) => a < b,
	">": (a, b) => a > b,
	"<=": (a, b) => a <= b,
	">=": (a, b) => a >= b,
};

/** Whole numbers only: languages differ in what a quotient is. */
function divide(left: number, right: number): number | null {
	return right !== 0 && left % right === 0 ? left / right : null;
}

function foldNumbers(operator: string, left: number, right: number): Value | null {
	if (operator === "/") return divide(left, right);
	return ARITHMETIC[operator]?.(left, right) ?? null;
}

function foldBinary(node: Node, left: Value | null, right: Value | null): Value | null {
	switch (node.text) {
		case "&&":
		case "and":
			return left === false || right === false ? false : left === true && right === true ? true : null;
		case "||":
		case "or":
			return left === true || right === true ? true : left === false && right === false ? false : null;
		default:
	}
	if (left === null || right === null || typeof left !== typeof right) return null;
	if (node.text === "==" || node.text === "===") return left === right;
	if (node.text === "!=" || node.text === "!==") return left !== right;
	if (typeof left === "string" && typeof right === "string") return node.text === "+" ? left + right : null;
	if (typeof left !== "number" || typeof right !== "number") return null;
	return foldNumbers(node.text, left, right);
}

/** Methods of a text that languages agree on. */
function foldMethod(name: string, text: string, args: readonly (Value | null)[]): Value | null {
	const [first] = args;
	if (name === "charAt" && typeof first === "number" && args.length === 1) {
		return first >= 0 && first < text.length ? text.charAt(first) : null;
	}
	if (name === "equals" && typeof first === "string") return text === first;
	if (name === "length" && args.length === 0) return text.length;
	return null;
}

/** Whether an expression can be constant without being a literal. */
export function isFoldable(node: Node): boolean {
	if (node.kind === "Binary") return true;
	if (node.kind === "Unary") return node.text === "!" || node.text === "not" || node.text === "-";
	return node.kind === "Call" && node.kids[0]?.kind === "Member" && FOLDED.has(node.kids[0].text);
}

const FOLDED = new Set(["charAt", "equals", "length"]);

/** The literal that an operation on constants gives; null when a part is unknown or languages would not agree. */
export function foldConstant(node: Node, constantOf: (part: Node) => Node | null): Node | null {
	const [first, second] = node.kids;
	if (!first) return null;
	if (node.kind === "Call") {
		const [object] = first.kids;
		const text = object ? literalValue(constantOf(object)) : null;
		const args = (second?.kids ?? []).map((arg) => literalValue(constantOf(arg)));
		return typeof text === "string" ? literalOf(foldMethod(first.text, text, args), node) : null;
	}
	const left = literalValue(constantOf(first));
	if (node.kind === "Unary") return literalOf(foldUnary(node.text, left), node);
	return second ? literalOf(foldBinary(node, left, literalValue(constantOf(second))), node) : null;
}

function foldUnary(operator: string, value: Value | null): Value | null {
	if (operator === "-") return typeof value === "number" ? -value : null;
	return typeof value === "boolean" ? !value : null;
}
