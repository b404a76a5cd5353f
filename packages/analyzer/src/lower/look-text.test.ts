import fc from "fast-check";
import { expect, it } from "vitest";
import { distinct, listAll, listCalled } from "./look-text.ts";

/** What `listCalled` does by hand, said in one line. */
const CALLED = /([A-Za-z_$][\w$]*)\s?(?:<[^<>()\n]{0,60}>)?\(/g;

it.each<readonly [string, readonly string[]]>([
	["save(x); db.load (y)", ["save", "load"]],
	["get<User>(id) + get< A, B >(c)", ["get"]],
	["if(a) ((b))(c)", ["if"]],
	["1e(x) 12(y) $2(z)", ["e", "$2"]],
	["make<Map<A>>(x)", []],
	["(function () {})()", ["function"]],
	["", []],
	["(", []],
])("names called in %j are %j", (source, expected) => {
	expect(listCalled(source)).toEqual(expected);
});

it("finds what the expression finds", () => {
	const piece = fc.constantFrom(
		"a",
		"Z",
		"_",
		"$",
		"7",
		" ",
		"\t",
		"\n",
		"<",
		">",
		"(",
		")",
		",",
		".",
		"x".repeat(59),
		"é",
		"\u00a0",
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
			const source = pieces.join("");
			expect(new Set(listCalled(source))).toEqual(new Set(distinct(listAll(source, CALLED))));
		}),
		{ numRuns: 3_000 },
	);
});
