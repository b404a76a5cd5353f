import fc from "fast-check";
import { expect, it } from "vitest";
import { createLineIndex } from "./line-index.ts";

it("counts as a diff does: only \\n ends a line", () => {
	const index = createLineIndex("a\r\nb\rc\n\n😀d");
	expect(index.positionAt(0)).toEqual({ line: 1, column: 1 });
	expect(index.positionAt(2)).toEqual({ line: 1, column: 3 });
	expect(index.positionAt(5)).toEqual({ line: 2, column: 3 });
	expect(index.positionAt(7)).toEqual({ line: 3, column: 1 });
	expect(index.positionAt(10)).toEqual({ line: 4, column: 3 });
});

it("agrees with counting, and takes offsets outside as the nearest end", () => {
	const source = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "😀") });
	fc.assert(
		fc.property(source, fc.integer({ min: -5, max: 50 }), (text, offset) => {
			const before = text.slice(0, Math.min(Math.max(offset, 0), text.length));
			const expected = { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
			expect(createLineIndex(text).positionAt(offset)).toEqual(expected);
		}),
	);
});
