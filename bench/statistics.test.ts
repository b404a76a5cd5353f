import { describe, expect, it } from "vitest";
import { summarize, summarizePairs } from "./statistics.ts";

describe("summarize", () => {
	it("takes the middle of an odd number of runs, whatever their order", () => {
		expect(summarize([9, 1, 10])).toEqual({ median: 9, min: 1, max: 10, n: 3 });
	});

	it("takes the mean of the two in the middle of an even number", () => {
		expect(summarize([4, 100, 2, 1])).toEqual({ median: 3, min: 1, max: 100, n: 4 });
	});

	it("leaves its input as it was", () => {
		const runs = [3, 1, 2];
		summarize(runs);
		expect(runs).toEqual([3, 1, 2]);
	});

	it("gives no figure where nothing ran", () => {
		expect(() => summarize([])).toThrow(RangeError);
	});
});

describe("summarizePairs", () => {
	it("combines run by run and not median by median", () => {
		const ratios = summarizePairs([10, 40, 60], [10, 10, 20], (left, right) => left / right);
		expect(ratios).toEqual({ median: 3, min: 1, max: 4, n: 3 });
	});

	it("refuses runs without a partner", () => {
		expect(() => summarizePairs([1, 2], [1], (left) => left)).toThrow("2 runs against 1.");
	});
});
