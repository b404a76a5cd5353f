import { describe, expect, it } from "vitest";
import { RuleError } from "./errors.ts";
import { holdsRequires, labelsIn, parseRequires } from "./requires.ts";

describe("requires", () => {
	it.each<readonly [string, readonly string[], boolean]>([
		["A", ["A"], true],
		["A", [], false],
		["not A", [], true],
		["A and not B", ["A", "B"], false],
		["A or B and C", ["A"], true],
		["(A or B) and C", ["A"], false],
		["(A and not C) or (B and not C)", ["B"], true],
		["not (A or B)", ["B"], false],
		["not not A", ["A"], true],
	])("%s with %j: %s", (text, labels, holds) => {
		expect(holdsRequires(parseRequires(text, "r"), new Set(labels))).toBe(holds);
	});

	it("names the labels", () => {
		expect(labelsIn(parseRequires("(A and not B) or C", "r"))).toEqual(["A", "B", "C"]);
	});

	it.each(["", "A B", "and", "A and", "(A", "A)", "not", "A && B", "A ".repeat(300), "(".repeat(5000)])(
		"refuses %j",
		(text) => {
			expect(() => parseRequires(text, "r")).toThrow(RuleError);
		},
	);
});
