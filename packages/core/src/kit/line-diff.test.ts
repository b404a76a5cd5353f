import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAddedLines } from "./line-diff.ts";

function longestCommon(a: readonly string[], b: readonly string[]): number {
	let row = new Array<number>(b.length + 1).fill(0);
	for (const left of a) {
		const next = [0];
		for (const [j, right] of b.entries()) {
			next.push(left === right ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

function keep(lines: readonly string[], added: ReturnType<typeof findAddedLines>): string[] {
	return lines.filter((_line, index) => !added.some(({ start, end }) => start <= index + 1 && index < end));
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
	let at = 0;
	for (const line of whole) if (part[at] === line) at += 1;
	return at === part.length;
}

describe("findAddedLines", () => {
	it("is a shortest edit script", () => {
		const text = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 25 });
		fc.assert(
			fc.property(text, text, (before, after) => {
				const kept = keep(after, findAddedLines(before, after));
				expect(isSubsequence(kept, before)).toBe(true);
				expect(kept.length).toBe(longestCommon(before, after));
			}),
			{ numRuns: 500 },
		);
	});

	it("claims only lines that are new when two long texts share nothing else", () => {
		const before = Array.from({ length: 6_000 }, (_, i) => `old ${i}`);
		const after = Array.from({ length: 6_000 }, (_, i) => (i % 2 === 0 ? `new ${i}` : `old ${i}`));
		const kept = keep(after.slice(0, 100), findAddedLines(before, after));
		expect(kept).toEqual(after.slice(0, 100).filter((line) => line.startsWith("old")));
	});

	it("gives nothing for equal texts, and everything for a new one", () => {
		expect(findAddedLines(["a"], ["a"])).toEqual([]);
		expect(findAddedLines([], ["a", "b"])).toEqual([{ start: 1, end: 2 }]);
	});
});
