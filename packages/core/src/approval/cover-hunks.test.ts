import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverHunks } from "./cover-hunks.ts";
import { splitBlocks } from "./split-blocks.ts";
import { makeHunks } from "./testing/review-case.ts";

const BLOCKS = ["a() {\n\tone\n}\n", "b() {\n\ttwo\n}\n", "c() {\n\tthree\n}\n", "d() {\n\tfour\n}\n"];

function file(...blocks: readonly string[]) {
	return makeHunks("src/a.ts", blocks.join("\n"));
}

/** Numbers of blocks, now, that what was signed still speaks for. */
function covered(now: readonly string[], signed: readonly string[] = BLOCKS): readonly number[] {
	const hunks = file(...now);
	const { covered: list } = coverHunks(file(...signed), hunks);
	return list.map((hunk) => hunks.indexOf(hunk));
}

const [a = "", b = "", c = "", d = ""] = BLOCKS;
const x = "x() {\n\tnew\n}\n";

describe("what somebody signed for", () => {
	it.each([
		["nothing was edited", BLOCKS, [0, 1, 2, 3]],
		["the second was edited", [a, x, c, d], [0, 2, 3]],
		["the first and the last were edited", [x, b, c, x], [1, 2]],
		["something was put between", [a, b, x, c, d], [0, 1, 3, 4]],
		["something was put behind", [a, b, c, d, x], [0, 1, 2, 3]],
		["something was put before, and the first has a blank line above it now", [x, a, b, c, d], [2, 3, 4]],
		["the first two were swapped", [b, a, c, d], [2, 3]],
		["two in the middle were swapped, which leaves nothing of what stood next to them", [a, c, b, d], [0]],
		["one was taken out, so that two stand next to each other that did not", [a, c, d], [2]],
		["the first was taken out", [b, c, d], [1, 2]],
		["the last was taken out", [a, b, c], [0, 1]],
		["one was written twice", [a, a, b, c, d], [0, 2, 3, 4]],
		["everything was edited", [x, x], []],
	])("stands where %s", (_what, now, expected) => {
		expect(covered(now)).toEqual(expected);
	});

	it("never speaks for content that was not signed", () => {
		const block = fc.constantFrom(a, b, c, d, x);
		fc.assert(
			fc.property(fc.array(block, { minLength: 1 }), fc.array(block, { minLength: 1 }), (signed, now) => {
				for (const index of covered(now, signed)) expect(signed).toContain(now[index]);
				expect(covered(now, now)).toEqual(now.map((_, index) => index));
			}),
		);
	});

	it("is void where a blank, a line end or the last line feed changes", () => {
		const text = "one\ntwo\n";
		const signed = makeHunks("src/a.ts", text);
		for (const edited of ["one \ntwo\n", "one\r\ntwo\n", "one\ntwo", "one\ntwo\n\n", "\none\ntwo\n"]) {
			expect(coverHunks(signed, makeHunks("src/a.ts", edited)).covered).toEqual([]);
		}
		expect(coverHunks(signed, makeHunks("src/b.ts", text)).covered).toEqual([]);
		expect(coverHunks(signed, makeHunks("src/a.ts", text)).covered).toHaveLength(1);
	});

	it("is void where the same lines replace others of the base", () => {
		const place = { oldStart: 3, oldLines: 1, newStart: 3, newLines: 1 };
		const signed = makeHunks("src/a.ts", "1\n2\nnew\n", [place]);
		const shifted = makeHunks("src/a.ts", "0\n1\n2\nnew\n", [
			{ oldStart: 0, oldLines: 0, newStart: 1, newLines: 1 },
			{ ...place, newStart: 4 },
		]);
		expect(coverHunks(signed, shifted).covered).toEqual([shifted[1]]);
		const moved = makeHunks("src/a.ts", "1\n2\nnew\n", [{ ...place, oldStart: 2 }]);
		expect(coverHunks(signed, moved).covered).toEqual([]);
		const wider = makeHunks("src/a.ts", "1\n2\nnew\n", [{ ...place, oldLines: 2 }]);
		expect(coverHunks(signed, wider).covered).toEqual([]);
	});
});

describe("splitBlocks", () => {
	it("cuts before what begins at the margin after a blank line, and loses nothing", () => {
		expect(splitBlocks(["a", "", "b", "c", "", " d", "", ")"])).toEqual([
			[0, 0],
			[1, 7],
		]);
		expect(splitBlocks([])).toEqual([]);
		fc.assert(
			fc.property(fc.array(fc.constantFrom("", " x", "x", "}"), { minLength: 1 }), (lines) => {
				const blocks = splitBlocks(lines);
				expect(blocks.flatMap(([first, last]) => lines.slice(first, last + 1))).toEqual(lines);
			}),
		);
	});
});
