export const WORD = /[A-Za-z_$][\w$]*/g;

/** Type arguments between a name and its parentheses are looked back over as far as this. */
const MAX_TYPE_ARGUMENTS = 60;
const NEWLINE = 10;
const DOLLAR = 36;
const OPEN = 40;
const CLOSE = 41;
const LESS = 60;
const GREATER = 62;

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

export function isWordCode(code: number): boolean {
	const letter = code | 32;
	return (letter >= 97 && letter <= 122) || isDigit(code) || code === 95 || code === DOLLAR;
}

/** Where the `<` stands whose `>` is at `at`; -1 when these are no type arguments. */
function findTypeArguments(source: string, at: number): number {
	for (let index = at - 1; index >= 0 && at - index <= MAX_TYPE_ARGUMENTS + 1; index -= 1) {
		const code = source.charCodeAt(index);
		if (code === LESS) return index;
		if (code === GREATER || code === OPEN || code === CLOSE || code === NEWLINE) return -1;
	}
	return -1;
}

/** The name that ends before `end`, one blank between them allowed; empty when none does. */
function readNameBefore(source: string, end: number): string {
	const last = isWordCode(source.charCodeAt(end - 1)) ? end : end - 1;
	if (last !== end && !/\s/.test(source.charAt(last))) return "";
	let start = last;
	while (start > 0 && isWordCode(source.charCodeAt(start - 1))) start -= 1;
	while (start < last && isDigit(source.charCodeAt(start))) start += 1;
	return source.slice(start, last);
}

/**
 * Names that something in parentheses follows, type arguments between them allowed: calls, mostly. From parenthesis to
 * parenthesis and by hand, because every source of a project is looked at, and an expression that matches each call
 * costs four times as much (measured on 18 MB of TypeScript).
 */
export function listCalled(source: string): readonly string[] {
	const names = new Set<string>();
	for (let at = source.indexOf("(", 1); at > 0; at = source.indexOf("(", at + 1)) {
		const isTyped = source.charCodeAt(at - 1) === GREATER;
		const end = isTyped ? findTypeArguments(source, at - 1) : at;
		if (end > 0) names.add(readNameBefore(source, end));
	}
	names.delete("");
	return [...names];
}

/** What the first group of a pattern finds. */
export function listAll(source: string, pattern: RegExp): readonly string[] {
	return [...source.matchAll(pattern)].map((match) => match[1] ?? "");
}

export function distinct(names: readonly string[]): readonly string[] {
	return [...new Set(names)].filter((name) => name !== "");
}
