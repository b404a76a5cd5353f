import { describe, expect, it } from "vitest";
import { matchesAtStart, parseRegexText, regexOf } from "./regex-text.ts";

describe("an expression of PCRE or Python", () => {
	it.each([
		["(?P<a>x)", "x", true],
		["(?i)abc", "ABC", true],
		["abc(?i)", "ABC", true],
		["\\Aabc\\Z", "abc", true],
		["\\Aabc\\z", "abcd", false],
		["[[:alnum:]]+", "a1", true],
		["a\\hb", "a\tb", true],
		["(?s)a.b", "a\nb", true],
		["(?m)^b$", "a\nb", true],
		["(?x) a b # and so on", "ab", true],
		["(?x) [ ]a", " a", true],
		["\\(?i\\)", "i)", true],
	])("%s on %j: %s", (text, subject, matches) => {
		expect(regexOf(parseRegexText(text, "")).test(subject)).toBe(matches);
	});

	it.each(["(", "a{2,1}", "[z-a]", "(?<a>x)(?<a>y)", "*a"])("%s is none", (text) => {
		expect(() => parseRegexText(text, "")).toThrow(SyntaxError);
	});
});

describe("matchesAtStart", () => {
	const regex = parseRegexText("b|^c", "m");

	it.each([
		["b", true],
		["ab", false],
		["c", true],
		["a\nc", false],
		["", false],
	])("%j: %s, however often it is asked", (subject, matches) => {
		expect(matchesAtStart(regex, subject)).toBe(matches);
		expect(matchesAtStart(regex, subject)).toBe(matches);
	});
});
