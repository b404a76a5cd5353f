/**
 * Characters that steer a terminal or hide from the eye: controls (C0, C1, so every escape sequence), format characters
 * (bidirectional overrides, zero-width, tags), lone surrogates, line separators, invisible letters and the variation
 * selectors that can carry hidden text. https://trojansource.codes, https://www.unicode.org/reports/tr36/
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\uffa0]|[\u115f\u1160]|[\u{e0100}-\u{e01ef}]/gu;
const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The text with every unsafe character spelled out (`\x1b`, `\u{202e}`), on one line. */
export function toPrintable(text: string): string {
	return text.replace(UNSAFE, (character) => {
		const short = SHORT[character];
		if (short !== undefined) return short;
		const code = character.codePointAt(0) ?? 0;
		const digits = code.toString(16);
		return code < 0x100 ? `\\x${digits.padStart(2, "0")}` : `\\u{${digits}}`;
	});
}

/** Prose on one line: line breaks become spaces, everything unsafe is spelled out. */
export function toPrintableProse(text: string): string {
	const lines = text.split(/\r?\n/).map((line) => line.trim());
	return toPrintable(lines.filter((line) => line !== "").join(" "));
}

const PROSE_KEYS: ReadonlySet<string> = new Set(["message", "detail", "note", "notes", "title"]);

/**
 * A copy in which every string is safe to print, so that no renderer can forget one. `snippet` stays as it is: columns
 * count in it, and the code frame escapes it.
 */
export function printableCopy<Value>(value: Value): Value {
	return copyValue(value, "") as Value;
}

function copyValue(value: unknown, key: string): unknown {
	if (typeof value === "string") {
		if (key === "snippet") return value;
		return PROSE_KEYS.has(key) ? toPrintableProse(value) : toPrintable(value);
	}
	if (Array.isArray(value)) return value.map((item: unknown) => copyValue(item, key));
	if (value === null || typeof value !== "object") return value;
	return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copyValue(item, name)]));
}
