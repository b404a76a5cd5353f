import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { assertLayout } from "../testing/assert-layout.ts";
import type { Language } from "../tree/node.ts";
import { ParseError } from "./errors.ts";
import type { ParseLimits } from "./limits.ts";
import { loadParsers, type Parsers } from "./load-parsers.ts";
import { parseSource } from "./parse-source.ts";

let parsers: Parsers;
beforeAll(async () => {
	parsers = await loadParsers();
});

const LANGUAGES: readonly Language[] = ["javascript", "typescript", "tsx", "python", "java"];

function codeOf(language: Language, source: string, limits: Partial<ParseLimits> = {}): string {
	try {
		parseSource(parsers, { language, source, limits });
		return "parsed";
	} catch (error) {
		if (error instanceof ParseError) return error.code;
		throw error;
	}
}

describe("limits", () => {
	for (const language of LANGUAGES) {
		it(`refuses deep nesting in ${language} and goes on`, () => {
			expect(codeOf(language, `${"(".repeat(10_000)}1${")".repeat(10_000)}`)).toBe("PARSE_TOO_DEEP");
			expect(codeOf(language, `x = ${"1 + ".repeat(10_000)}1`)).toBe("PARSE_TOO_DEEP");
			expect(codeOf(language, `${"f(".repeat(100_000)}`)).toBe("parsed");
			expect(codeOf(language, `${"(".repeat(1400)}1${")".repeat(1400)}`)).toBe("parsed");
		});
	}

	it("refuses a chain that is flat in the grammar's tree and deep in ours", () => {
		expect(codeOf("python", `if a:\n  b\n${"elif c:\n  d\n".repeat(2000)}`)).toBe("PARSE_TOO_DEEP");
		expect(codeOf("python", `a${" < b".repeat(2000)}`)).toBe("PARSE_TOO_DEEP");
	});

	it("refuses what is too large, by length and by syntax nodes", () => {
		expect(codeOf("javascript", "a=1;".repeat(5_000_000))).toBe("PARSE_TOO_LARGE");
		expect(codeOf("javascript", "a=1;".repeat(100), { maxNodes: 500 })).toBe("PARSE_TOO_LARGE");
	});

	it("stops at the deadline and starts afresh with the next file", () => {
		let clock = 0;
		const now = (): number => {
			clock += 100;
			return clock;
		};
		expect(codeOf("javascript", "a = b(1);".repeat(5000), { timeoutMs: 150, now })).toBe("PARSE_TIMEOUT");
		expect(parseSource(parsers, { language: "javascript", source: "f(x)" }).errors).toBe(0);
	});

	it("refuses a language that was not loaded", async () => {
		const some = await loadParsers(undefined, ["python"]);
		const input = { language: "tsx", source: "a" } as const;
		expect(() => parseSource(some, input)).toThrow(/tsx was not loaded/);
		await some.load("tsx");
		expect(parseSource(some, input).errors).toBe(0);
	});

	it("refuses a folder without grammars", async () => {
		await expect(loadParsers("/nonexistent-grammars")).rejects.toMatchObject({
			code: "PARSE_GRAMMAR_MISSING",
		});
	});
});

describe("comments and errors", () => {
	it("collects comments with their delimiters, also between and inside of statements", () => {
		const source = "#!/usr/bin/env node\n// a\nf(/* b */ x) // c\n";
		const { comments, root } = parseSource(parsers, { language: "javascript", source });
		expect(comments.map((comment) => comment.text)).toEqual([
			"#!/usr/bin/env node",
			"// a",
			"/* b */",
			"// c",
		]);
		expect(comments.every(({ start, end, text }) => source.slice(start, end) === text)).toBe(true);
		expect(root.kids).toHaveLength(1);
	});

	it("counts regions it could not parse", () => {
		const errors = (source: string): number =>
			parseSource(parsers, { language: "javascript", source }).errors;
		expect(errors("f(x)")).toBe(0);
		expect(errors("f(x")).toBeGreaterThan(0);
		expect(errors("let = = 1")).toBeGreaterThan(0);
	});

	it("counts UTF-16 units, not bytes", () => {
		const source = '"😀é"; f(x)';
		const { root } = parseSource(parsers, { language: "javascript", source });
		const call = root.kids[1];
		expect(call && source.slice(call.start, call.end)).toBe("f(x)");
	});
});

const SNIPPETS: readonly string[] = [
	`class A extends B { @D() m(a, {b}: T = {}, ...c) { return \`x\${a}y\` } static #p = 1 }`,
	"export default async function* f() { for await (const [a,,b] of c) yield* d?.e[0] }",
	"switch (a) { case 1: break; default: try { x } catch { y } finally { z } }",
	"const x = <A.B c='d' {...e}>f {g} <h/></A.B>; label: while (1) continue label",
	"import a, { b as c } from 'd'; export * as e from 'f'; import g = require('h')",
	"enum E { A = 1 } namespace N { export const a = <T>b } interface I { a: string }",
	"def f(a, /, b: int = 1, *c, d, **e) -> str:\n  with a as b, c: return f'{a!r:>{b}}' 'c'\n",
	"match a:\n  case [1, *r] | {'k': v, **z} if g: pass\n  case C(x, y=1) as q: pass\n  case _: del a, b\n",
	"try:\n  raise A from b()\nexcept* (B, C) as e:\n  pass\nelse:\n  x[1:2, ::3] = y\nfinally:\n  print >>f, x\n",
	"@d\nclass A(B, metaclass=C):\n  x: int = [i for i in y if i async for j in k]\n  async def m(self): await z\n",
	"from ..a import b as c\nimport d.e, f as g\nfor x, in y:\n  a < b not in c\nelse:\n  lambda *a: (yield)\n",
];

const cut = fc.tuple(fc.constantFrom(...SNIPPETS), fc.nat(), fc.nat(), fc.constantFrom(...SNIPPETS));
const mutated = fc.oneof(
	cut.map(
		([text, from, length]) =>
			text.slice(0, from % text.length) + text.slice((from % text.length) + (length % 9)),
	),
	cut.map(([text, at, to, other]) => text.slice(0, at % text.length) + other.slice(to % other.length)),
	cut.map(
		([text, at, to]) =>
			text.slice(0, at % text.length) + "(){}[]`'\"\\#<:=,*@ \n$"[to % 21] + text.slice(at % text.length),
	),
);

describe("hostile input", () => {
	it("throws nothing but ParseError and keeps the layout, whatever the text", () => {
		const text = fc.oneof(mutated, mutated, mutated, fc.string({ unit: "binary", maxLength: 80 }));
		fc.assert(
			fc.property(text, fc.constantFrom(...LANGUAGES), (source, language) => {
				const { root } = parseSource(parsers, { language, source });
				assertLayout(root);
				expect([root.start, root.end]).toEqual([0, source.length]);
			}),
			{ numRuns: 3000 },
		);
	});

	it("keeps the layout of every snippet in every language", () => {
		for (const language of LANGUAGES) {
			for (const source of SNIPPETS) assertLayout(parseSource(parsers, { language, source }).root);
		}
	});
});
