/** A regular expression as plain JSON: JavaScript source and flags. */
export interface RegexText {
	readonly source: string;
	readonly flags: string;
}

/** Flags written in the expression; Python allows them at the start only, and so means the whole expression. */
const INLINE_FLAGS = /^(\^?)\(\?([imsx]+)\)/;
const compiled = new Map<string, RegExp>();

/** Spellings of PCRE and Python that JavaScript has under another name. */
function translate(source: string): string {
	return source
		.replaceAll("(?P<", "(?<")
		.replaceAll("\\A", "^")
		.replaceAll("\\Z", "$")
		.replaceAll("\\z", "$")
		.replaceAll("[[:alnum:]]", "[A-Za-z0-9]")
		.replaceAll("\\h", "[ \\t]");
}

/**
 * Reads a rule's regular expression (PCRE or Python spelling).
 * @throws SyntaxError when JavaScript has no such expression.
 */
export function parseRegexText(text: string, flags: string): RegexText {
	const inline = INLINE_FLAGS.exec(text);
	const all = new Set([...flags, ...(inline?.[2] ?? "")]);
	const body = inline ? `${inline[1]}${text.slice(inline[0].length)}` : text;
	const extended = all.delete("x");
	const source = translate(extended ? body.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*$/gm, dropBlanks) : body);
	const parsed = { source, flags: [...all].sort().join("") };
	void new RegExp(parsed.source, parsed.flags);
	return parsed;
}

function dropBlanks(token: string): string {
	return /^[\s#]/.test(token) ? "" : token;
}

/** The compiled expression; compiled once per process. Never has the sticky or global flag. */
export function regexOf(text: RegexText): RegExp {
	const key = `${text.flags}/${text.source}`;
	const known = compiled.get(key);
	if (known) return known;
	const regex = new RegExp(text.source, text.flags);
	compiled.set(key, regex);
	return regex;
}
