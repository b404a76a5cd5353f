import fc from "fast-check";
import { expect, it } from "vitest";
import { listMethods } from "./list-methods.ts";

/** What is found by hand, said in one expression; names that are no methods are not left out. */
const METHOD =
	/^[ \t]*(?:(?:public|private|protected|static|async|override|readonly|get|set)[ \t]+)*\*?[ \t]*([A-Za-z_$#][\w$]*)[ \t]*(?:(?:<[^<>\n]{0,80}>)?\(|(?::[^=\n]{0,200})?=[ \t]*(?:async\b[ \t]*)?(?:function\b|\(|\w+[ \t]*=>))/gm;

it.each<readonly [string, readonly string[]]>([
	["  async save(x) {}", ["save"]],
	["private static readonly #go = async (x) => {}", ["#go"]],
	["get (x)\nget name() {}", ["get", "name"]],
	["\tasync *items<T>(x: T) {", ["items"]],
	["handler: Handler = function (req) {", ["handler"]],
	["one = x => x\ntwo = 2\nthree: string;", ["one"]],
	["if (a) {\n} else if (b) {\nreturn (c)", []],
	["const a = (x) => x", []],
	["*async x() {", []],
	["1a() {", []],
])("%j defines %j", (source, expected) => {
	expect(listMethods(source)).toEqual(expected);
});

it("finds what the expression finds", () => {
	const piece = fc.constantFrom(
		..."a $ # 7 ( ) < > : = => * async static get function x".split(" "),
		..." \t\n,.".split(""),
		"y".repeat(81),
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
			const source = pieces.join("");
			const expected = [...source.matchAll(METHOD)].map((match) => match[1]);
			expect(listMethods(source)).toEqual([...new Set(expected)].filter((name) => name !== "function"));
		}),
		{ numRuns: 5_000 },
	);
});
