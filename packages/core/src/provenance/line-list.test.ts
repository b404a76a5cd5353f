import { describe, expect, it } from "vitest";
import { parseLineList } from "./line-list.ts";

describe("parseLineList", () => {
	it.each([
		["7", [{ start: 7, end: 7 }]],
		["3-9", [{ start: 3, end: 9 }]],
		[
			"1,2,19-222",
			[
				{ start: 1, end: 2 },
				{ start: 19, end: 222 },
			],
		],
		["5-9,1-6", [{ start: 1, end: 9 }]],
		["4-4", [{ start: 4, end: 4 }]],
		["10000000", [{ start: 10_000_000, end: 10_000_000 }]],
	])("reads %s", (text, ranges) => {
		expect(parseLineList(text)).toEqual(ranges);
	});

	it.each([
		"",
		"0",
		"01",
		"9-3",
		"1, 2",
		"1-",
		"-1",
		"1--2",
		"1-2-3",
		"1,,2",
		"1e3",
		"+1",
		"10000001",
		"9".repeat(400),
	])("refuses %j", (text) => {
		expect(parseLineList(text)).toBeNull();
	});
});
