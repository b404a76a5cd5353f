const SIMPLE: Readonly<Record<string, string>> = {
	n: "\n",
	t: "\t",
	r: "\r",
	a: "\x07",
	b: "\b",
	f: "\f",
	v: "\v",
	"\\": "\\",
	"'": "'",
	'"': '"',
	"\n": "",
	"\r\n": "",
};

const ESCAPE = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|\r\n|[\s\S])/g;

/** What a string's prefix letters say. */
export interface StringPrefix {
	readonly raw: boolean;
	readonly bytes: boolean;
	readonly format: boolean;
}

/** Reads `rb'`, `f"""` and so on; `t` strings (PEP 750) have the parts of `f` strings. */
export function parsePrefix(opening: string): StringPrefix {
	const letters = opening.toLowerCase();
	return {
		raw: letters.includes("r"),
		bytes: letters.includes("b"),
		format: letters.includes("f") || letters.includes("t"),
	};
}

/** The value of a literal part (Python reference §2.4.1); unknown escapes and `\N{…}` stay as written. */
export function decodePart(source: string, prefix: StringPrefix): string {
	const text = prefix.format ? source.replace(/\{\{|\}\}/g, (brace) => brace.charAt(0)) : source;
	if (prefix.raw || !text.includes("\\")) return text;
	return text.replace(ESCAPE, (written) => decodeEscape(written, prefix));
}

function decodeEscape(written: string, prefix: StringPrefix): string {
	const rest = written.slice(1);
	const simple = SIMPLE[rest];
	if (simple !== undefined) return simple;
	if (/^[0-7]/.test(rest)) return String.fromCharCode(Number.parseInt(rest, 8));
	const isUnicode = /^[uU]./.test(rest);
	if (!(rest.length > 1 && rest.startsWith("x")) && !(isUnicode && !prefix.bytes)) return written;
	const code = Number.parseInt(rest.slice(1), 16);
	return code <= 0x10ffff ? String.fromCodePoint(code) : written;
}
