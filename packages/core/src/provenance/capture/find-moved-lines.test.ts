import { describe, expect, it } from "vitest";
import { lineFingerprint } from "../../kit/index.ts";
import { findLineChange } from "./evidence-runs.ts";
import { findMovedLines } from "./find-moved-lines.ts";

const LINES = [
	"const total = sum(prices);",
	"const rest = budget - total;",
	"}",
	"return null;",
	"report(total);",
];
const ALL = LINES.map((_line, at) => at);

function move(...gone: string[]): readonly number[] {
	return [...findMovedLines(LINES, ALL, gone.map(lineFingerprint))];
}

describe("findMovedLines", () => {
	it("takes two telling lines side by side, or a long one, with the brackets next to them", () => {
		expect(move(...LINES.slice(0, 3))).toEqual([0, 1, 2]);
		expect(move("\tconst total = sum(prices)")).toEqual([0]);
		expect(move("return null;", "report(total);")).toEqual([3, 4]);
	});

	it("takes no line that everybody writes, and none more often than it was taken away", () => {
		expect(move("return null;", "}")).toEqual([]);
		const twice = [LINES[0] ?? "", LINES[0] ?? ""];
		expect([...findMovedLines(twice, [0, 1], [lineFingerprint(twice[0] ?? "")])]).toEqual([0]);
	});
});

describe("findLineChange", () => {
	const claim = (before: readonly string[], after: readonly string[], taken: readonly string[] = []) => {
		const ownership = { proposed: null, taken: taken.map(lineFingerprint) };
		const { runs, isChange } = findLineChange(before.join("\n"), after.join("\n"), ownership);
		return { starts: runs.map((run) => [run.start, run.lines.length]), isChange };
	};
	const [A = "", B = "", , , E = ""] = LINES;

	it("claims no line that an edit only moved", () => {
		expect(claim([A, B, E, "one", "two"], ["one", "two", A, B, E])).toEqual({ starts: [], isChange: true });
		const rest = ["one", "two", "three"];
		expect(claim([A, B, ...rest], [...rest, "fresh line;", A, B]).starts).toEqual([[4, 1]]);
	});

	it("claims no line that the session took away before", () => {
		expect(claim(["one"], ["one", A, B, "fresh line;"], [A, B]).starts).toEqual([[4, 1]]);
		expect(claim(["one"], ["one", A, B]).starts).toEqual([[2, 2]]);
	});
});
