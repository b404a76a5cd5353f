import { JsonTextError } from "./json-text-error.ts";

export interface JsonToken {
	readonly kind: "{" | "}" | "[" | "]" | ":" | "," | "string" | "scalar" | "end";
	readonly start: number;
	readonly end: number;
	readonly value: unknown;
}

const BLANK = /[ \t\r\n\uFEFF]+/y;
const LINE_COMMENT = /\/\/[^\r\n]*/y;
const BLOCK_COMMENT = /\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//y;
const MARK = /[{}[\]:,]/y;
const STRING = /"(?:[^"\\\r\n]|\\.)*"/y;
const SCALAR = /[-+.\w]+/y;

function matchAt(pattern: RegExp, text: string, at: number): string | null {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? null;
}

function parseScalar(text: string, at: number): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw new JsonTextError(`${JSON.stringify(text.slice(0, 40))} is no value`, at);
	}
}

/** Where blanks and comments from `at` on end. */
function skipTrivia(text: string, at: number): number {
	for (let next = at; ; ) {
		const skipped =
			matchAt(BLANK, text, next) ?? matchAt(LINE_COMMENT, text, next) ?? matchAt(BLOCK_COMMENT, text, next);
		if (skipped === null) return next;
		next += skipped.length;
	}
}

function readToken(text: string, start: number): JsonToken {
	const mark = matchAt(MARK, text, start);
	if (mark !== null) return { kind: mark as JsonToken["kind"], start, end: start + 1, value: null };
	const string = matchAt(STRING, text, start);
	const scalar = string ?? matchAt(SCALAR, text, start);
	if (scalar === null) {
		const what =
			text[start] === '"' ? "a string has no end" : `${JSON.stringify(text[start])} is not expected`;
		throw new JsonTextError(what, start);
	}
	const kind = string === null ? "scalar" : "string";
	return { kind, start, end: start + scalar.length, value: parseScalar(scalar, start) };
}

/** The tokens of a text, comments left out; the last one is `end`. @throws JsonTextError */
export function tokenizeJson(text: string): readonly JsonToken[] {
	const tokens: JsonToken[] = [];
	for (let at = skipTrivia(text, 0); at < text.length; ) {
		const token = readToken(text, at);
		tokens.push(token);
		at = skipTrivia(text, token.end);
	}
	return [...tokens, { kind: "end", start: text.length, end: text.length, value: null }];
}
