import { isSlowRegex } from "../rules/regex-safety.ts";
import type { Node } from "../tree/node.ts";

/** Values of the small Python-like language of `metavariable-comparison`. */
type Value = number | string | boolean | null | readonly Value[];

export interface ComparisonScope {
	readonly base: number;
	/** Texts are read as the numbers that they hold. */
	readonly strip?: boolean;
	readonly lookup: (name: string) => Node | null;
}

const TOKEN =
	/\s*(?:(0[xob][\da-fA-F]+|\d+(?:\.\d+)?)|(\$[A-Z_][A-Z_0-9]*)|("[^"]*"|'[^']*')|([A-Za-z_][\w.]*)|(==|!=|<=|>=|\*\*|<<|>>|[-+*/%<>&|^~()[\],]))/gy;
const MAX_DEPTH = 40;

interface Reader {
	readonly tokens: readonly string[];
	readonly scope: ComparisonScope;
	at: number;
	depth: number;
}

class ComparisonFault extends Error {}

function tokenize(text: string): readonly string[] {
	const tokens: string[] = [];
	TOKEN.lastIndex = 0;
	let end = 0;
	for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
		tokens.push(found[0].trim());
		end = TOKEN.lastIndex;
	}
	if (text.slice(end).trim() !== "") throw new ComparisonFault(`unreadable at ${end}`);
	return tokens;
}

function nodeValue(node: Node | null, scope: ComparisonScope): Value {
	if (!node) return null;
	if (node.kind === "Bool") return node.text === "true";
	if (node.kind !== "Number" && !(scope.strip && node.kind === "String")) return node.text;
	const digits = node.text.replaceAll("_", "");
	return scope.base === 10 ? Number(digits) : Number.parseInt(digits, scope.base);
}

function accept(reader: Reader, token: string): boolean {
	if (reader.tokens[reader.at] !== token) return false;
	reader.at += 1;
	return true;
}

function readList(reader: Reader, close: string): readonly Value[] {
	const values: Value[] = [];
	while (!accept(reader, close)) {
		values.push(readOr(reader));
		if (!accept(reader, ",") && reader.tokens[reader.at] !== close) throw new ComparisonFault("list");
	}
	return values;
}

function call(name: string, args: readonly Value[]): Value {
	const [first, second] = args;
	switch (name) {
		case "int":
			return Math.trunc(Number(first));
		case "float":
			return Number(first);
		case "str":
			return String(first);
		case "len":
			return typeof first === "string" || Array.isArray(first) ? first.length : 0;
		case "re.match":
			if (isSlowRegex(String(first))) throw new ComparisonFault("slow expression");
			return new RegExp(`^(?:${String(first)})`).test(String(second));
		default:
			throw new ComparisonFault(`function ${name}`);
	}
}

/** One level further in; rules are written by others, so the depth has a bound. */
function deeper(reader: Reader, read: (reader: Reader) => Value): Value {
	reader.depth += 1;
	if (reader.depth > MAX_DEPTH) throw new ComparisonFault("nested too deeply");
	const value = read(reader);
	reader.depth -= 1;
	return value;
}

function readAtom(reader: Reader): Value {
	const token = reader.tokens[reader.at];
	if (token === undefined) throw new ComparisonFault("ends too early");
	reader.at += 1;
	if (token === "(") {
		const value = readOr(reader);
		if (!accept(reader, ")")) throw new ComparisonFault("parenthesis");
		return value;
	}
	if (token === "[") return readList(reader, "]");
	if (token === "-") return -Number(deeper(reader, readAtom));
	if (token === "~") return ~Number(deeper(reader, readAtom));
	if (token.startsWith("$")) return nodeValue(reader.scope.lookup(token), reader.scope);
	if (/^\d/.test(token)) return Number(token);
	if (/^["']/.test(token)) return token.slice(1, -1);
	if (token === "True" || token === "true") return true;
	if (token === "False" || token === "false") return false;
	if (token === "None") return null;
	if (accept(reader, "(")) return call(token, readList(reader, ")"));
	throw new ComparisonFault(`name ${token}`);
}

function arithmetic(operator: string, left: Value, right: Value): Value {
	if (operator === "+" && typeof left === "string") return left + String(right);
	const a = Number(left);
	const b = Number(right);
	switch (operator) {
		case "+":
			return a + b;
		case "-":
			return a - b;
		case "*":
			return a * b;
		case "/":
			return a / b;
		case "%":
			return a % b;
		case "&":
			return a & b;
		case "|":
			return a | b;
		case "^":
			return a ^ b;
		case "<<":
			return a << b;
		case ">>":
			return a >> b;
		default:
			return a ** b;
	}
}

function readBinary(reader: Reader, operators: readonly string[], next: (reader: Reader) => Value): Value {
	let left = next(reader);
	for (
		let token = reader.tokens[reader.at];
		token && operators.includes(token);
		token = reader.tokens[reader.at]
	) {
		reader.at += 1;
		left = arithmetic(token, left, next(reader));
	}
	return left;
}

const readPower = (reader: Reader): Value => readBinary(reader, ["**"], readAtom);
const readProduct = (reader: Reader): Value => readBinary(reader, ["*", "/", "%"], readPower);
const readSum = (reader: Reader): Value => readBinary(reader, ["+", "-"], readProduct);
const readShift = (reader: Reader): Value => readBinary(reader, ["<<", ">>"], readSum);
const readBitAnd = (reader: Reader): Value => readBinary(reader, ["&"], readShift);
const readBitXor = (reader: Reader): Value => readBinary(reader, ["^"], readBitAnd);
const readBits = (reader: Reader): Value => readBinary(reader, ["|"], readBitXor);

function isIn(left: Value, right: Value): boolean {
	if (Array.isArray(right)) return right.includes(left);
	return typeof right === "string" && right.includes(String(left));
}

function compare(operator: string, left: Value, right: Value): boolean {
	if (operator === "==") return left === right;
	if (operator === "!=") return left !== right;
	if (operator === "in") return isIn(left, right);
	const a = typeof left === "string" && typeof right === "string" ? left : Number(left);
	const b = typeof left === "string" && typeof right === "string" ? right : Number(right);
	if (operator === "<") return a < b;
	if (operator === "<=") return a <= b;
	if (operator === ">") return a > b;
	return a >= b;
}

function readComparison(reader: Reader): Value {
	if (accept(reader, "not")) return !deeper(reader, readComparison);
	const left = readBits(reader);
	if (accept(reader, "not")) {
		if (!accept(reader, "in")) throw new ComparisonFault("not");
		return !isIn(left, readBits(reader));
	}
	const operator = reader.tokens[reader.at];
	if (!operator || !["==", "!=", "<", "<=", ">", ">=", "in"].includes(operator)) return left;
	reader.at += 1;
	return compare(operator, left, readBits(reader));
}

function readAnd(reader: Reader): Value {
	let value = readComparison(reader);
	while (accept(reader, "and")) {
		const right = readComparison(reader);
		value = Boolean(value) && Boolean(right);
	}
	return value;
}

function readOr(reader: Reader): Value {
	let value = deeper(reader, readAnd);
	while (accept(reader, "or")) {
		const right = readAnd(reader);
		value = Boolean(value) || Boolean(right);
	}
	return value;
}

function read(text: string, scope: ComparisonScope): Value {
	const reader: Reader = { tokens: tokenize(text), scope, at: 0, depth: 0 };
	const value = readOr(reader);
	if (reader.at !== reader.tokens.length) throw new ComparisonFault(`more after ${reader.at} words`);
	return value;
}

/** Evaluates a comparison; one that cannot be read or applied does not hold. */
export function evaluateComparison(text: string, scope: ComparisonScope): boolean {
	try {
		return Boolean(read(text, scope));
	} catch (error) {
		if (error instanceof ComparisonFault || error instanceof SyntaxError) return false;
		throw error;
	}
}

/** Why a comparison can never be evaluated, whatever it is about; null when it can. */
export function findComparisonFault(text: string): string | null {
	try {
		read(text, { base: 10, lookup: () => null });
		return null;
	} catch (error) {
		if (error instanceof ComparisonFault || error instanceof SyntaxError) return error.message;
		throw error;
	}
}
