import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLines, intersectRanges, type Lines, overlapsRanges, unionRanges } from "./ranges.ts";

const lines = fc
	.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 9 }))
	.map(([start, extra]): Lines => ({ start, end: start + extra }));
const lists = fc.array(lines, { maxLength: 12 });

function expand(ranges: readonly Lines[]): Set<number> {
	const all = new Set<number>();
	for (const range of ranges) for (let line = range.start; line <= range.end; line += 1) all.add(line);
	return all;
}

describe("ranges", () => {
	it("joins what overlaps or touches and keeps the lines", () => {
		fc.assert(
			fc.property(lists, (list) => {
				const union = unionRanges(list);
				expect(expand(union)).toEqual(expand(list));
				expect(countLines(union)).toBe(expand(list).size);
				for (const [index, range] of union.entries()) {
					const next = union[index + 1];
					if (next) expect(next.start).toBeGreaterThan(range.end + 1);
				}
			}),
		);
	});

	it("intersects as sets do", () => {
		fc.assert(
			fc.property(lists, lists, (a, b) => {
				const right = expand(b);
				const expected = [...expand(a)].filter((line) => right.has(line)).sort((x, y) => x - y);
				expect([...expand(intersectRanges(unionRanges(a), unionRanges(b)))]).toEqual(expected);
			}),
		);
	});

	it("sees an overlap at both inclusive ends", () => {
		expect(overlapsRanges([{ start: 3, end: 5 }], 5, 9)).toBe(true);
		expect(overlapsRanges([{ start: 3, end: 5 }], 6, 9)).toBe(false);
	});
});
