import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { loadParsers, type Parsers, parseSource } from "../parse/index.ts";
import { assertLayout } from "../testing/assert-layout.ts";
import { renderTree } from "../testing/render-tree.ts";
import type { Language } from "../tree/node.ts";
import { joinRules } from "./lower-tree.ts";

/** Construct by construct: source, a line `=>`, one rendered statement a line; a blank line ends a case. */
const CORPORA: readonly (readonly [Language, string, number])[] = [
	["javascript", "javascript/javascript.trees", 115],
	["typescript", "javascript/typescript.trees", 45],
	["tsx", "javascript/tsx.trees", 3],
	["python", "python/python.trees", 115],
	["java", "java/java.trees", 60],
	["go", "go/go.trees", 70],
];

let parsers: Parsers;
beforeAll(async () => {
	parsers = await loadParsers();
});

function readCases(path: string): readonly (readonly [string, string])[] {
	const text = readFileSync(new URL(path, import.meta.url), "utf8");
	return text
		.trimEnd()
		.split("\n\n")
		.map((block) => {
			const [source = "", trees = ""] = block.split(/\n=>\n?/);
			return [source, trees] as const;
		});
}

describe.each(CORPORA)("%s", (language, path, atLeast) => {
	const cases = readCases(path);

	it("has its cases", () => {
		expect(cases.length).toBeGreaterThanOrEqual(atLeast);
	});

	it.each(cases)("%s", (source, trees) => {
		const { root } = parseSource(parsers, { language, source });
		expect(root.kids.map(renderTree).join("\n")).toBe(trees);
		assertLayout(root);
	});
});

describe("one tree for equal code", () => {
	const shape = (source: string, language: Language): string =>
		renderTree(parseSource(parsers, { language, source }).root);

	it.each([
		["a?.b(c)", "a.b(c)"],
		["(a)(b)", "a(b)"],
		["a /* x */ + b // y", "a + b"],
		["'a'", '"\\x61"'],
		["`a`", '"a"'],
		["if (a) b", "if (a) { b }"],
		["new A", "new A()"],
		["({'a': 1})", "({a: 1})"],
	])("%s is %s", (left, right) => {
		for (const language of ["javascript", "typescript", "tsx"] as const) {
			expect(shape(left, language)).toBe(shape(right, language));
		}
	});

	it.each([
		["a! .b", "a.b"],
		["f<T>(a)", "f(a)"],
	])("%s is %s in TypeScript", (left, right) => {
		expect(shape(left, "typescript")).toBe(shape(right, "typescript"));
	});

	it.each([
		["'a' \"b\"", "'''ab'''"],
		["return (a, b)", "return a, b"],
		["class A(): pass", "class A: pass"],
		["if a: pass\nelif b: pass", "if a: pass\nelif(b): pass"],
		["print a", "print(a)"],
	])("%s is %s in Python", (left, right) => {
		expect(shape(left, "python")).toBe(shape(right, "python"));
	});
});

describe("ranges", () => {
	it("of a decorated definition start with the decorators", () => {
		const source = "@a\ndef f(): pass";
		expect(parseSource(parsers, { language: "python", source }).root.kids[0]).toMatchObject({
			start: 0,
			end: source.length,
		});
	});

	it("of a single declaration are those of the statement, of several those of each", () => {
		const ranges = (source: string): readonly string[] =>
			parseSource(parsers, { language: "javascript", source }).root.kids.map((kid) =>
				source.slice(kid.start, kid.end),
			);
		expect(ranges("let a = 1;")).toEqual(["let a = 1;"]);
		expect(ranges("let a = 1, b;")).toEqual(["a = 1", "b"]);
	});
});

it("refuses two rules for one node type", () => {
	const rule = (): readonly [] => [];
	expect(() => joinRules({ a: rule }, { a: rule })).toThrow(/Two rules/);
});
