const SIMPLE: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v" };

const ESCAPE =
	/\\(?:u\{([0-9a-fA-F]{1,8})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-3]?[0-7]{1,2})|(\r\n|[\s\S]))/g;

/** The value of what stands between quotes (ECMA-262 §12.9.4), legacy octal escapes included. */
export function decodeEscapes(raw: string): string {
	if (!raw.includes("\\")) return raw;
	return raw.replace(ESCAPE, (whole: string, ...groups: (string | undefined)[]) => {
		const [braced, unicode, hex, octal, other] = groups;
		const hexadecimal = braced ?? unicode ?? hex;
		if (hexadecimal !== undefined) return fromCodePoint(Number.parseInt(hexadecimal, 16), whole);
		if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
		return decodeSimple(other ?? "");
	});
}

/** The cooked value of a template chunk: as a string, with line ends as `\n` (ECMA-262 §12.9.6). */
export function decodeTemplateChunk(raw: string): string {
	return decodeEscapes(raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw);
}

function decodeSimple(char: string): string {
	const isLineEnd =
		char === "\n" || char === "\r" || char === "\r\n" || char === "\u2028" || char === "\u2029";
	return isLineEnd ? "" : (SIMPLE[char] ?? char);
}

function fromCodePoint(code: number, whole: string): string {
	return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
