import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOf, cutText, displayWidth, formatCount, padEnd, wrapText } from "./layout.ts";

describe("layout", () => {
	it("counts terminal columns", () => {
		expect(displayWidth("plain")).toBe(5);
		expect(displayWidth("名前")).toBe(4);
		expect(displayWidth("e\u0301")).toBe(1);
		expect(displayWidth("🎉")).toBe(2);
		expect(padEnd("名", 4)).toBe("名  ");
	});

	it("wraps at spaces and loses no word", () => {
		expect(wrapText("one two three", 7)).toEqual(["one two", "three"]);
		expect(wrapText("src/a/very/long/path.ts next", 10)).toEqual(["src/a/very/long/path.ts", "next"]);
		expect(wrapText("", 10)).toEqual([]);
		fc.assert(
			fc.property(fc.array(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 80 }), (parts, width) => {
				const words = parts.flatMap((part) => part.split(" ").filter((word) => word !== ""));
				const lines = wrapText(words.join(" "), width);
				expect(lines.join(" ")).toBe(words.join(" "));
				for (const line of lines) {
					if (line.includes(" ")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
				}
			}),
		);
	});

	it("cuts without halving a character", () => {
		expect(cutText("abcdef", 6)).toBe("abcdef");
		expect(cutText("abcdefg", 6)).toBe("abcde…");
		expect(cutText("ab🎉cd", 4)).toBe("ab…");
	});

	it("writes counts for people", () => {
		expect(countOf(1, "file")).toBe("1 file");
		expect(countOf(0, "file")).toBe("0 files");
		expect(["999", "1,000", "1,234,567"]).toEqual([999, 1000, 1_234_567].map(formatCount));
	});
});
