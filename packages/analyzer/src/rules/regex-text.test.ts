import fc from "fast-check";
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

	it.each([
		"^/(?i:admin)$",
		"x(?i:a[b-d_]|E(?:f)g)h",
		"(?i:[A-Z]{2}\\w[^a-c]\\.A)",
		"(?i:(?<n>a)b)\\k<n>",
		"(?i:a(?=b)(?!c)b)c",
		"\\(?i:a\\)",
		"[(?i:a)]b",
	])("%s as an engine with flags for groups reads it", (text) => {
		const own = regexOf(parseRegexText(text, ""));
		const native = new RegExp(text);
		const word = fc.string({
			unit: fc.constantFrom(..."aAbBcCdDeEfFgGhHxXzZ/_.(?:i)ADMINadmin"),
			maxLength: 8,
		});
		expect(own.source.includes("(?i:") && !/^\\|^\[/.test(text)).toBe(false);
		fc.assert(
			fc.property(word, (subject) => own.test(subject) === native.test(subject)),
			{ numRuns: 2_000 },
		);
		for (const subject of ["/ADMIN", "/Admin", "xAcEFGh", "XBh", "AAb", "aab", "ABc", "abC", "QZ1DA.A"]) {
			expect(own.test(subject), subject).toBe(native.test(subject));
		}
	});

	it.each(["(", "a{2,1}", "[z-a]", "(?<a>x)(?<a>y)", "*a", "(?i:(a)\\1)", "(?i:\\x41)"])(
		"%s is none",
		(text) => {
			expect(() => parseRegexText(text, "")).toThrow(SyntaxError);
		},
	);
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
