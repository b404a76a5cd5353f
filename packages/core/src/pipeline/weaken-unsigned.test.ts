import { describe, expect, it } from "vitest";
import type { OriginRange, RecordSignature } from "../model/index.ts";
import type { RecordedLines } from "../provenance/index.ts";
import { weakenUnsigned } from "./weaken-unsigned.ts";

function range(start: number, end: number, more: Partial<OriginRange> = {}): OriginRange {
	const who = { tool: null, model: null, session: null, person: "Ada", commit: null };
	return { range: { start, end }, origin: "human", grade: "captured", source: "record", ...who, ...more };
}

const { range: _, commit: __, ...claim } = range(1, 1);

function speak(
	id: string,
	[start, end]: readonly [number, number],
	kind: "ai" | "human" = "human",
): RecordedLines {
	return { path: "a.ts", start, end, author: { id, kind, path: "a.ts", at: 0, imported: false, claim } };
}

const sign = (id: string, state: RecordSignature["state"]) => {
	return { id, signature: { state, key: null, principal: null, note: null } };
};

const shorten = (ranges: readonly OriginRange[]) =>
	ranges.map(({ range: { start, end }, origin, grade }) => `${start}-${end} ${origin} ${grade}`);

describe("weakenUnsigned", () => {
	it("keeps what a known key signed, and lowers the lines beside it", () => {
		const recorded = [speak("a", [1, 2]), speak("b", [3, 4])];
		const weak = weakenUnsigned([range(1, 5)], recorded, [sign("a", "signed"), sign("b", "none")]);
		expect(shorten(weak)).toEqual(["1-2 human captured", "3-5 human declared"]);
	});

	it.each(["none", "unlisted", "bad"] as const)("lowers what is %s", (state) => {
		expect(shorten(weakenUnsigned([range(1, 3)], [speak("a", [1, 3])], [sign("a", state)]))).toEqual([
			"1-3 human declared",
		]);
	});

	it("takes no assistant's signed record for a person's", () => {
		const recorded = [speak("a", [1, 3], "ai")];
		expect(shorten(weakenUnsigned([range(1, 3)], recorded, [sign("a", "signed")]))).toEqual([
			"1-3 human declared",
		]);
	});

	it("lowers a note's word, which nobody signed either", () => {
		expect(shorten(weakenUnsigned([range(1, 1, { source: "git-ai-note" })], [], []))).toEqual([
			"1-1 human declared",
		]);
	});

	it("leaves what can only raise scrutiny", () => {
		const ranges = [range(1, 1, { origin: "ai" }), range(2, 2, { origin: "mixed" })];
		expect(weakenUnsigned(ranges, [], [])).toBe(ranges);
	});
});
