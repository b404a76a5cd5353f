const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|([\s\S]))/g;
const SIMPLE: Readonly<Record<string, string>> = {
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "\t",
	v: "\v",
};
const LAST_CODE_POINT = 0x10ffff;

function decodeEscape(written: string, codes: readonly (string | undefined)[]): string {
	const [hex, short, long, octal, single] = codes;
	if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
	if (single !== undefined) return SIMPLE[single] ?? single;
	const code = Number.parseInt(hex ?? short ?? long ?? "", 16);
	return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : written;
}

/** The value of a literal with its quotes (Go specification, "Rune literals" and "String literals"). */
export function decodeLiteral(written: string): string {
	const quote = written.charAt(0);
	const isClosed = written.length > 1 && written.endsWith(quote);
	const inner = written.slice(1, isClosed ? -1 : undefined);
	if (quote === "`") return inner.replaceAll("\r", "");
	if (!inner.includes("\\")) return inner;
	return inner.replace(ESCAPE, (all: string, ...codes: (string | undefined)[]) => decodeEscape(all, codes));
}
