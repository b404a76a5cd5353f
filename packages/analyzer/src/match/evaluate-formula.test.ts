import { describe, expect, it } from "vitest";
import { inspectSources, linesOf, loadSoundRules, markedLines } from "../testing/test-engine.ts";

/** Operators of a rule, and code in which the lines that they must find, and no others, end in `!`. */
type Row = readonly [what: string, operators: Readonly<Record<string, unknown>>, code: string];

async function check([, operators, code]: Row, language: string, path: string): Promise<void> {
	const rule = { id: "r", languages: [language], message: "m", severity: "HIGH", ...operators };
	const rules = await loadSoundRules(JSON.stringify({ rules: [rule] }));
	const { findings } = await inspectSources(rules, { [path]: code });
	expect(linesOf(findings)).toEqual(markedLines(code));
}

const OPEN = { pattern: "foo($X)" };
const regex = (expression: string) => ({ "metavariable-regex": { metavariable: "$X", regex: expression } });
const compare = (comparison: string) => ({
	"metavariable-comparison": { metavariable: "$X", comparison },
});
const inner = (operators: object) => ({ "metavariable-pattern": { metavariable: "$X", ...operators } });
const analysis = (analyzer: string) => ({
	"metavariable-analysis": { metavariable: "$X", analyzer },
});

const TYPESCRIPT: readonly Row[] = [
	["either", { "pattern-either": [OPEN, { pattern: "bar()" }] }, "foo(1); // !\nbar(); // !\nbaz();"],
	[
		"inside",
		{ patterns: [OPEN, { "pattern-inside": "function f() { ... }" }] },
		"function f() {\n  foo(1); // !\n}\nfoo(2);",
	],
	[
		"inside shares bindings",
		{ patterns: [OPEN, { "pattern-inside": "function $F($X) { ... }" }] },
		"function f(a) {\n  foo(a); // !\n  foo(b);\n}",
	],
	[
		"not inside",
		{ patterns: [OPEN, { "pattern-not-inside": "if (ok) { ... }" }] },
		"if (ok) {\n  foo(1);\n}\nfoo(2); // !",
	],
	[
		"focus on any of several metavariables",
		{ patterns: [{ pattern: "foo(\n$X,\n$Y)" }, { "focus-metavariable": ["$X", "$Y"] }] },
		"foo(\n  a, // !\n  b); // !",
	],
	[
		"two focuses where they meet",
		{
			patterns: [
				{ pattern: "foo($X)" },
				{ "pattern-inside": "bar($Y)" },
				{ "focus-metavariable": "$Y" },
				{ "focus-metavariable": "$X" },
			],
		},
		"bar(\n  foo(\n    a)); // !\nfoo(b);",
	],
	[
		"two focuses that never meet",
		{
			patterns: [{ pattern: "foo($X, $Y)" }, { "focus-metavariable": "$X" }, { "focus-metavariable": "$Y" }],
		},
		"foo(a, b);",
	],
	[
		"not regex, around and within",
		{ patterns: [{ pattern: "$F($X)" }, { "pattern-not-regex": "foo\\(bar\\(1\\)\\)" }] },
		"foo(bar(1));\nfoo(bar(2)); // !",
	],
	[
		"the content of a string with escapes in it",
		{ patterns: [{ pattern: "foo('$X')" }, regex("^<\\w+ a=.*>$")] },
		"foo('<p a=\\'b\\'>'); // !\nfoo('<p a=\"b\">'); // !\nfoo('\\'<p a=b>');",
	],
	[
		"bits in a comparison",
		{ patterns: [OPEN, compare("$X & 6 == 4 and $X >> 1 == 2 or ~$X == -9")] },
		"foo(4); // !\nfoo(5); // !\nfoo(6);\nfoo(8); // !",
	],
	[
		"a text that holds a number",
		{
			patterns: [
				OPEN,
				{ "metavariable-comparison": { metavariable: "$X", comparison: "$X > 9", strip: true } },
			],
		},
		"foo('10'); // !\nfoo('9');\nfoo(10); // !",
	],
	["not", { patterns: [OPEN, { "pattern-not": "foo('a')" }] }, "foo('a');\nfoo('b'); // !"],
	[
		"not shares bindings",
		{ patterns: [{ pattern: "foo($X, $Y)" }, { "pattern-not": "foo($X, $X)" }] },
		"foo(a, a);\nfoo(a, b); // !",
	],
	[
		"several inside",
		{ patterns: [OPEN, { "pattern-inside": "class $C { ... }" }, { "pattern-inside": "if (a) { ... }" }] },
		"class C {\n  m() {\n    if (a) {\n      foo(1); // !\n    }\n    foo(2);\n  }\n}",
	],
	[
		"a metavariable alone stands for the part that it names",
		{ patterns: [{ pattern: "foo(\n1, $Y)" }, { pattern: "$Y" }] },
		"foo(1,\n  2 // !\n);",
	],
	[
		"a property in a condition",
		{
			patterns: [
				{ pattern: "io.$X(...)" },
				inner({ "pattern-either": [{ pattern: "read" }, { pattern: "open" }] }),
			],
		},
		"io.read(); // !\nio.open(); // !\nio.close();",
	],
	[
		"a call as a statement is also found in declarations",
		{ patterns: [OPEN, { "pattern-inside": "load('m');\n..." }] },
		"foo(0);\nconst m = load('m');\nfoo(1); // !",
	],
	[
		"a part as text of no language",
		{
			patterns: [
				{ pattern: "foo('$X')" },
				inner({ language: "generic", "pattern-either": [{ pattern: "$A://{...}" }, { pattern: "<$T ..." }] }),
			],
		},
		"foo('http://{a}/b'); // !\nfoo('<b>'); // !\nfoo('http://a');",
	],
	[
		"a part as text that must not hold another",
		{
			patterns: [
				{ pattern: "foo('$X')" },
				inner({
					language: "regex",
					patterns: [{ "pattern-regex": "http:" }, { "pattern-not-regex": "local" }],
				}),
			],
		},
		"foo('http://a'); // !\nfoo('http://localhost');\nfoo('ftp://a');",
	],
	[
		"what a name is given once, where the rule asks for it",
		{ pattern: "foo(make($A))", options: { symbolic_propagation: true } },
		"const a = make(1);\nfoo(a); // !\nfoo(make(2)); // !\nlet b = make(3);\nb = other();\nfoo(b);",
	],
	[
		"a name alone, where the rule does not ask for it",
		{ pattern: "foo(make($A))" },
		"const a = make(1);\nfoo(a);\nfoo(make(2)); // !",
	],
	[
		"operands that a run stands for",
		{ pattern: "foo($A + $...B)" },
		"foo(a + b); // !\nfoo(a + b + c); // !\nfoo(a);",
	],
	[
		"two patterns meet in the smaller one",
		{ patterns: [{ pattern: "$F($X, ...)" }, { pattern: "foo(...)" }] },
		"foo(1, 2); // !\nbar(1);",
	],
	[
		"focus",
		{ patterns: [{ pattern: "foo(\n$X, $Y)" }, { "focus-metavariable": "$Y" }] },
		"foo(1,\n  2 // !\n);".replace("2 // !", "2 // !"),
	],
	["expression of text", { "pattern-regex": "secret_\\d+" }, "// secret_12 !\nx = 1;".replace(" !", " // !")],
	[
		"text that must not occur",
		{ patterns: [OPEN, { "pattern-not-regex": "skip" }] },
		"foo('skip me');\nfoo('take me'); // !",
	],
	["regex on a name", { patterns: [OPEN, regex("^a")] }, "foo(abc); // !\nfoo(bcd);"],
	["regex starts at the start", { patterns: [OPEN, regex("b")] }, "foo(abc);\nfoo(bcd); // !"],
	["regex sees the quotes", { patterns: [OPEN, regex("^'abc'$")] }, "foo('abc'); // !\nfoo(abc);"],
	[
		"regex on the content of a string",
		{ patterns: [{ pattern: 'foo("$X")' }, regex("^abc$")] },
		"foo('abc'); // !\nfoo('abcd');",
	],
	["regex on several kinds", { patterns: [OPEN, regex(".*\\.b$")] }, "foo(a.b); // !\nfoo(a.c);"],
	["comparison", { patterns: [OPEN, compare("$X < 2048")] }, "foo(1024); // !\nfoo(4096);"],
	[
		"comparison with a constant",
		{ patterns: [OPEN, compare("$X < 2048")] },
		"const N = 1024;\nfoo(N); // !\nconst M = 4096;\nfoo(M);",
	],
	["comparison of text", { patterns: [OPEN, compare("$X == 'a'")] }, "foo('a'); // !\nfoo('b');"],
	[
		"pattern in a metavariable",
		{ patterns: [OPEN, inner({ pattern: "bar(...)" })] },
		"foo(bar(1)); // !\nfoo(baz());",
	],
	[
		"patterns in a metavariable",
		{ patterns: [OPEN, inner({ patterns: [{ "pattern-not": "bar()" }] })] },
		"foo(bar());\nfoo(baz()); // !",
	],
	[
		"condition binds new metavariables",
		{
			patterns: [
				OPEN,
				inner({ pattern: "bar($Z)" }),
				{ "metavariable-regex": { metavariable: "$Z", regex: "^'ok'$" } },
			],
		},
		"foo(bar('ok')); // !\nfoo(bar('no'));",
	],
	[
		"text in a metavariable",
		{ patterns: [OPEN, inner({ "pattern-regex": "abc" })] },
		"foo('xabcx'); // !\nfoo('x');",
	],
	[
		"entropy",
		{ patterns: [{ pattern: 'foo("$X")' }, analysis("entropy")] },
		"foo('f8Gq2LzX9pWvT4rB7nKd'); // !\nfoo('aaaaaaaaaaaaaaaaaaaa');\nfoo('a plain english sentence');",
	],
	[
		"slow expression",
		{ patterns: [{ pattern: "foo(/$X/)" }, analysis("redos")] },
		"foo(/^(a+)+$/); // !\nfoo(/^a+$/);",
	],
	[
		"nested",
		{
			patterns: [
				{
					"pattern-either": [
						{ patterns: [OPEN, regex("^a$")] },
						{ patterns: [{ pattern: "bar($X)" }, regex("^b$")] },
					],
				},
				{ "pattern-not-inside": "try { ... } catch ($E) { ... }" },
			],
		},
		"foo(a); // !\nfoo(b);\nbar(b); // !\ntry {\n  foo(a);\n} catch (e) {}",
	],
	// Names that mean the same
	["imported name", { pattern: "lib.run(...)" }, "import { run } from 'lib';\nrun(1); // !"],
	["renamed import", { pattern: "lib.run(...)" }, "import { run as go } from 'lib';\ngo(1); // !\nrun(1);"],
	["namespace import", { pattern: "lib.run(...)" }, "import * as l from 'lib';\nl.run(1); // !"],
	["default import", { pattern: "lib.run(...)" }, "import l from 'lib';\nl.run(1); // !"],
	["required", { pattern: "lib.run(...)" }, "const l = require('lib');\nl.run(1); // !"],
	["required and taken apart", { pattern: "lib.run(...)" }, "const { run } = require('lib');\nrun(1); // !"],
	["required member", { pattern: "lib.run(...)" }, "require('lib').run(1); // !"],
	["node: prefix", { pattern: "fs.rm(...)" }, "import { rm } from 'node:fs';\nrm(1); // !"],
	["alias", { pattern: "lib.run(...)" }, "const l = require('lib');\nconst go = l.run;\ngo(1); // !"],
	["other module", { pattern: "lib.run(...)" }, "import { run } from 'other';\nrun(1);"],
	["shadowed import", { pattern: "lib.run(...)" }, "import { run } from 'lib';\nfunction f(run) { run(1); }"],
	[
		"promisified",
		{ pattern: "lib.run(...)" },
		"import { run } from 'lib';\nconst go = promisify(run);\ngo(1); // !",
	],
	// Constants
	["constant text", { pattern: "foo('a')" }, "const A = 'a';\nfoo(A); // !\nlet b = 'b';\nfoo(b);"],
	[
		"constant of constants",
		{ pattern: 'foo("=~/^ab$/")' },
		"const A = 'a';\nconst B = A + 'b';\nfoo(B); // !",
	],
	["changed, so not constant", { pattern: "foo('a')" }, "let a = 'a';\na = 'b';\nfoo(a);"],
	["constant number", { pattern: "foo(1)" }, "const N = 1;\nfoo(N); // !"],
];

const PYTHON: readonly Row[] = [
	[
		"format strings are no plain strings",
		{ pattern: 'foo(f"...")' },
		"foo(f'a{b}') # !\nfoo(f'a') # !\nfoo('a')\nfoo(r'a')",
	],
	["imported name", { pattern: "lib.run(...)" }, "from lib import run\nrun(1) # !"],
	["renamed", { pattern: "lib.run(...)" }, "from lib import run as go\ngo(1) # !"],
	["module under another name", { pattern: "lib.run(...)" }, "import lib as l\nl.run(1) # !"],
	["submodule", { pattern: "os.path.join(...)" }, "from os import path\npath.join(1) # !"],
	["submodule's name", { pattern: "os.path.join(...)" }, "from os.path import join\njoin(1) # !"],
	["dotted import", { pattern: "a.b.c(...)" }, "import a.b\na.b.c(1) # !"],
	["other module", { pattern: "lib.run(...)" }, "from other import run\nrun(1)"],
	["constant", { pattern: "foo('a')" }, "A = 'a'\nfoo(A) # !"],
	["constant of another function", { pattern: "foo('a')" }, "def f():\n    a = 'a'\ndef g(a):\n    foo(a)"],
	[
		"regex on a keyword's value",
		{ patterns: [{ pattern: "foo(..., key=$X, ...)" }, regex("^True$")] },
		"foo(1, key=True) # !\nfoo(key=False)",
	],
	[
		"decorated function without a second decorator",
		{
			patterns: [
				{ pattern: "@route(...)\ndef $F(...):\n  ..." },
				{ "pattern-not": "@auth\n@route(...)\ndef $F(...):\n  ..." },
				{ "pattern-not": "@route(...)\n@auth\ndef $F(...):\n  ..." },
			],
		},
		"@route('/a') # !\ndef f():\n    pass\n@route('/b')\n@auth\ndef g():\n    pass",
	],
];

describe("operators in TypeScript", () => {
	it.each(TYPESCRIPT)("%s", (...row) => check(row, "typescript", "a.ts"));
});

describe("operators in Python", () => {
	it.each(PYTHON)("%s", (...row) => check(row, "python", "a.py"));
});

describe("messages and fixes", () => {
	it("name what was found", async () => {
		const rule = {
			id: "r",
			languages: ["python"],
			message: "Do not give $X to foo, nor $Y",
			severity: "HIGH",
			pattern: "foo($X)",
			fix: "bar($X)",
		};
		const rules = await loadSoundRules(JSON.stringify({ rules: [rule] }));
		const { findings } = await inspectSources(rules, { "a.py": "foo(a.b +   c)\n" });
		expect(findings).toMatchObject([
			{ message: "Do not give a.b + c to foo, nor the value", fix: "bar(a.b + c)" },
		]);
	});
});
