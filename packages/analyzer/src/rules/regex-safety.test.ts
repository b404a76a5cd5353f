import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSlowRegex } from "./regex-safety.ts";

const SLOW = [
	"(a+)+$",
	"^(a+)+$",
	"(a*)*b",
	"(a+)*b",
	"([a-z]+)*$",
	"(\\w+)+@",
	"(\\d+)*x",
	"(.*)*",
	"(.+)+x",
	"(?:a+)+b",
	"(?:(?:a+))+b",
	"((a+)b?)+c",
	"(a|a)*b",
	"(a|ab)*c".replace("ab", "a"),
	"(\\w|\\d)+x",
	"(.|a)*b",
	"^([a-zA-Z0-9]+)*@x$",
	"(a+){2,}b",
	"(a{1,})+b",
	"(x+x+)+y",
	"^(\\s*\\w+\\s*)*;$",
	"\\s*\\s*\\s*x",
	".*.*.*x",
	"((((a+))))+b",
];

const FINE = [
	"",
	"a",
	"a+",
	"^a+$",
	"[a-z]+",
	"(abc)+",
	"(a|b)*",
	"(?:foo|bar)+",
	"a+b+c+",
	"\\d+-\\d+",
	"^\\w+@\\w+\\.com$",
	"(,\\d+)*",
	"(\\.[a-z]+)*$",
	"^[\\w.]+$",
	"(?:/[^/]+)+",
	"(a{2,4})+",
	"[^\\n]*\\n",
	"^(?!.*x).*$",
	"(?<=a)b+",
	"(?<year>\\d{4})-(?<month>\\d{2})",
	"\\(a+\\)+",
	"[(a+)+]",
	"(ab?)+c",
	"^https?://",
	"(['\"])(?:\\\\.|[^\\\\])*?\\1",
];

describe("isSlowRegex", () => {
	it.each(SLOW)("warns of %s", (source) => {
		expect(isSlowRegex(source)).toBe(true);
	});

	it.each(FINE)("lets %s be", (source) => {
		expect(isSlowRegex(source)).toBe(false);
	});

	it("takes what is nested beyond reason for slow", () => {
		expect(isSlowRegex(`${"(".repeat(200)}a${")".repeat(200)}`)).toBe(true);
	});

	it("ends, and never throws, on anything", () => {
		const pieces = fc.constantFrom(
			"a",
			"(",
			")",
			"[",
			"]",
			"*",
			"+",
			"?",
			"{2,}",
			"|",
			"\\",
			"\\w",
			".",
			"(?:",
			"^",
			"$",
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
				expect(typeof isSlowRegex(parts.join(""))).toBe("boolean");
			}),
		);
	});
});
