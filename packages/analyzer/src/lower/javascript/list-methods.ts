import { isWordCode } from "../look-text.ts";

const MODIFIERS = new Set([
	"public",
	"private",
	"protected",
	"static",
	"async",
	"override",
	"readonly",
	"get",
	"set",
]);
const NO_METHODS = new Set([
	"if",
	"for",
	"while",
	"switch",
	"catch",
	"return",
	"function",
	"constructor",
	"await",
]);
/** After a name: type parameters and parentheses, or a value that is a function. */
const FUNCTION =
	/(?:<[^<>\n]{0,80}>)?\(|(?::[^=\n]{0,200})?=[ \t]*(?:async\b[ \t]*)?(?:function\b|\(|\w+[ \t]*=>)/y;
const TAB = 9;
const SPACE = 32;
const HASH = 35;
const OPEN = 40;
const STAR = 42;

function skipBlanks(source: string, from: number): number {
	let at = from;
	for (let code = source.charCodeAt(at); code === SPACE || code === TAB; code = source.charCodeAt(at))
		at += 1;
	return at;
}

function skipWord(source: string, from: number): number {
	let at = source.charCodeAt(from) === HASH ? from + 1 : from;
	while (isWordCode(source.charCodeAt(at))) at += 1;
	return at;
}

function isFunctionAt(source: string, at: number): boolean {
	if (source.charCodeAt(at) === OPEN) return true;
	FUNCTION.lastIndex = at;
	return FUNCTION.test(source);
}

function beginsWord(code: number): boolean {
	return isWordCode(code) || code === HASH;
}

/** The name of the method that a line begins with; empty when it does not. */
function readMethod(source: string, lineStart: number): string {
	let at = skipBlanks(source, lineStart);
	for (;;) {
		const isStarred = source.charCodeAt(at) === STAR;
		if (isStarred) at = skipBlanks(source, at + 1);
		const end = skipWord(source, at);
		if (end === at) return "";
		const next = skipBlanks(source, end);
		const code = source.charCodeAt(next);
		if (!beginsWord(code) && code !== STAR) return isFunctionAt(source, next) ? source.slice(at, end) : "";
		if (isStarred || next === end || !MODIFIERS.has(source.slice(at, end))) return "";
		at = next;
	}
}

/**
 * Names of methods and of functions in fields, by the beginnings of lines; calls that begin a line are among them. By hand,
 * because every source of a project is looked at, and one expression for it takes three times as long.
 */
export function listMethods(source: string): readonly string[] {
	const names = new Set<string>();
	for (let at = 0; at >= 0; ) {
		const name = readMethod(source, at);
		if (name !== "" && !NO_METHODS.has(name) && !/^\d/.test(name)) names.add(name);
		const newline = source.indexOf("\n", at);
		at = newline < 0 ? -1 : newline + 1;
	}
	return [...names];
}
