import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printableCopy, toPrintable, toPrintableProse } from "./printable.ts";

const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe("printable", () => {
	it("spells out what steers a terminal or hides", () => {
		expect(toPrintable("a\u001b[2Jb\u009bc\u202ed\u200be\tf\r\n")).toBe(
			String.raw`a\x1b[2Jb\x9bc\u{202e}d\u{200b}e\tf\r\n`,
		);
		expect(toPrintable("\u{e0041}\u{e0101}\u3164")).toBe(String.raw`\u{e0041}\u{e0101}\u{3164}`);
		expect(toPrintable("naïve 名前 🎉")).toBe("naïve 名前 🎉");
	});

	it("joins the lines of prose", () => {
		expect(toPrintableProse("  One.\r\n\n  Two.\u0007\n")).toBe("One. Two.\\x07");
	});

	it("leaves nothing unsafe in any string", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				expect(toPrintable(text)).not.toMatch(UNSAFE);
				expect(toPrintableProse(text)).not.toMatch(UNSAFE);
			}),
		);
	});

	it("copies deeply and leaves snippets to the code frame", () => {
		const copy = printableCopy({
			path: "a\nb",
			list: [{ message: "a\nb", snippet: "a\nb", line: 1, none: null }],
		});
		expect(copy).toEqual({
			path: "a\\nb",
			list: [{ message: "a b", snippet: "a\nb", line: 1, none: null }],
		});
	});
});
