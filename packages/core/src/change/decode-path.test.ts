import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePath, encodePath, isArgumentPath } from "./decode-path.ts";

const trickyBytes = fc.array(
	fc.oneof(
		fc.constantFrom(...Buffer.from("\\xab0")),
		fc.constantFrom(0xff, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0),
		fc.integer({ min: 1, max: 255 }),
	),
	{ maxLength: 24 },
);

describe("decodePath", () => {
	it("keeps UTF-8 as it is, a byte order mark included", () => {
		for (const name of ["src/a.ts", "naïve €.txt", "a\nb", "back\\slash", "\ufeffmark"]) {
			expect(decodePath(Buffer.from(name))).toBe(name);
		}
	});

	it("escapes what is not UTF-8, and backslashes beside it", () => {
		expect(decodePath(Buffer.from([0x61, 0xff, 0x5c]))).toBe("a\\xff\\\\");
		expect(decodePath(Buffer.from([0xc3, 0xa9, 0xc3]))).toBe("é\\xc3");
		expect(decodePath(Buffer.from("\\xff"))).toBe("\\\\xff");
	});

	it("gives every name another text, and finds the bytes again", () => {
		fc.assert(
			fc.property(trickyBytes, (numbers) => {
				const bytes = Buffer.from(numbers);
				expect(encodePath(decodePath(bytes)).equals(bytes)).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});

	it("knows which names can be arguments", () => {
		expect(isArgumentPath("a b")).toBe(true);
		expect(isArgumentPath(decodePath(Buffer.from([0xff])))).toBe(false);
	});
});
