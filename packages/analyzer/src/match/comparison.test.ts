import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Kind, Node } from "../tree/node.ts";
import { evaluateComparison } from "./comparison.ts";

const VALUES: Readonly<Record<string, readonly [Kind, string]>> = {
	$N: ["Number", "1_024"],
	$F: ["Number", "2.5"],
	$O: ["Number", "0777"],
	$S: ["String", "abc"],
	$T: ["Bool", "true"],
};

function evaluate(text: string, base = 10): boolean {
	const lookup = (name: string): Node | null => {
		const found = VALUES[name];
		return found ? { kind: found[0], text: found[1], kids: [], start: 0, end: 1 } : null;
	};
	return evaluateComparison(text, { base, lookup });
}

describe("holds", () => {
	it.each([
		"$N == 1024",
		"$N < 2048 and $N > 512",
		"$N > 5000 or $N <= 1024",
		"not $N == 1",
		"$N * 2 + 1 == 2049",
		"$N / 2 == 512",
		"$N % 10 == 4",
		"2 ** 3 == 8",
		"(1 + 2) * 3 == 9",
		"-$N < 0",
		"$F >= 2.5",
		"int($F) == 2",
		"float('1.5') == 1.5",
		"$S == 'abc'",
		"$S in ['abc', 'd']",
		"$S not in ['d']",
		"'b' in $S",
		"len($S) == 3",
		"str($N) != 'x'",
		"re.match('^a.c$', $S)",
		"not re.match('^b', $S)",
		"$T",
		"$T == True",
		"0x10 == 16",
		"True",
	])("%s", (text) => {
		expect(evaluate(text)).toBe(true);
	});

	it("in another base", () => {
		expect(evaluate("$O == 511", 8)).toBe(true);
	});
});

describe("does not hold, whatever it says:", () => {
	it.each([
		"$N == 1",
		"$MISSING == 1",
		"$S > 1",
		"",
		"$N ==",
		"== 1",
		"(((",
		"1 1",
		"$N == 1024 }",
		"unknown($N)",
		"__import__('os').system('id')",
		"constructor.constructor('return 1')()",
		"re.match('(', $S)",
		"[1",
		"[1 2]",
		"not",
		`${"(".repeat(5_000)}1${")".repeat(5_000)}`,
		`${"not ".repeat(50_000)}True`,
		`${"-".repeat(50_000)}1`,
		"re.match('(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')",
	])("%.60s", (text) => {
		expect(evaluate(text)).toBe(false);
	});

	it("and never throws", () => {
		const words = [
			"$N",
			"$S",
			"(",
			")",
			"[",
			"]",
			",",
			"not",
			"in",
			"and",
			"or",
			"-",
			"**",
			"1",
			"'a'",
			"int",
			"re.match",
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (tokens) => {
				expect(typeof evaluate(tokens.join(" "))).toBe("boolean");
			}),
		);
	});
});
