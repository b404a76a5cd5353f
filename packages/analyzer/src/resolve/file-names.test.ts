import { beforeAll, describe, expect, it } from "vitest";
import { loadParsers, type Parsers, parseSource } from "../parse/index.ts";
import type { Language, Node } from "../tree/node.ts";
import { walkTree } from "../tree/walk-tree.ts";
import { resolveNames } from "./file-names.ts";

let parsers: Parsers;
beforeAll(async () => {
	parsers = await loadParsers();
});

/** The argument of each `show(…)` in order of the source, as `tell` sees it. */
function shown<T>(
	language: Language,
	source: string,
	tell: (names: ReturnType<typeof resolveNames>, node: Node) => T,
) {
	const { root } = parseSource(parsers, { language, source });
	const names = resolveNames(root, language);
	const found: T[] = [];
	walkTree(root, (node) => {
		const [callee, args] = node.kids;
		if (node.kind === "Call" && callee?.text === "show" && args?.kids[0])
			found.push(tell(names, args.kids[0]));
	});
	return found;
}

type Row = readonly [what: string, language: Language, source: string, expected: readonly (string | null)[]];

describe("qualifiedName", () => {
	const ROWS: readonly Row[] = [
		["global", "typescript", "show(process.env)", ["process.env"]],
		["named import", "typescript", "import { a } from 'm';\nshow(a); show(a.b)", ["m.a", "m.a.b"]],
		["renamed import", "typescript", "import { a as b } from 'm';\nshow(b); show(a)", ["m.a", "a"]],
		["default import", "typescript", "import a from 'm';\nshow(a.b)", ["m.b"]],
		["namespace import", "typescript", "import * as a from 'm';\nshow(a.b)", ["m.b"]],
		["require", "javascript", "const a = require('m');\nshow(a.b)", ["m.b"]],
		["require of node", "javascript", "const a = require('node:fs');\nshow(a.b)", ["fs.b"]],
		[
			"require, taken apart",
			"javascript",
			"const { a, b: { c } } = require('m');\nshow(a); show(c)",
			["m.a", "m.b.c"],
		],
		["dynamic import", "javascript", "const a = await import('m');\nshow(a.b)", ["m.b"]],
		[
			"alias of alias",
			"javascript",
			"const a = require('m');\nconst b = a.x;\nconst c = b;\nshow(c)",
			["m.x"],
		],
		["local value", "javascript", "const a = f();\nshow(a)", [null]],
		["parameter", "javascript", "import { a } from 'm';\nfunction f(a) { show(a) }\nshow(a)", [null, "m.a"]],
		["block scope", "javascript", "import { a } from 'm';\n{ let a = 1; show(a) }\nshow(a)", [null, "m.a"]],
		[
			"var leaves its block",
			"javascript",
			"import { a } from 'm';\nfunction f() { { var a = 1; } show(a) }",
			[null],
		],
		["catch", "javascript", "import { e } from 'm';\ntry {} catch (e) { show(e) }\n", [null]],
		["loop", "javascript", "import { a } from 'm';\nfor (const a of b) { show(a) }", [null]],
		["written twice", "javascript", "let a = require('m');\na = 1;\nshow(a)", [null]],
		["endless alias", "javascript", "const a = b;\nconst b = a;\nshow(a)", [null]],
		["from import", "python", "from m import a\nshow(a)", ["m.a"]],
		["from import as", "python", "from m.n import a as b\nshow(b.c)", ["m.n.a.c"]],
		["import", "python", "import m.n\nshow(m.n.a)", ["m.n.a"]],
		["import as", "python", "import m.n as b\nshow(b.a)", ["m.n.a"]],
		["function scope", "python", "from m import a\ndef f():\n    a = 1\n    show(a)\nshow(a)", [null, "m.a"]],
		["no block scope", "python", "if t:\n    from m import a\nshow(a)", ["m.a"]],
		["comprehension", "python", "from m import a\n[show(a) for a in b]", [null]],
		["relative", "python", "from .m import a\nshow(a)", [".m.a"]],
	];

	it.each(ROWS)("%s", (...[, language, source, expected]) => {
		expect(shown(language, source, (names, node) => names.qualifiedName(node))).toEqual(expected);
	});
});

describe("constantOf", () => {
	const ROWS: readonly Row[] = [
		["literal", "typescript", "show('a'); show(1); show(true); show(null)", ["a", "1", "true", ""]],
		["constant", "typescript", "const a = 'a';\nshow(a)", ["a"]],
		["never written again", "typescript", "let a = 'a';\nshow(a)", ["a"]],
		["written again", "typescript", "let a = 'a';\nif (t) a = 'b';\nshow(a)", [null]],
		["incremented", "typescript", "let a = 1;\na += 1;\nshow(a)", [null]],
		["parts", "typescript", `const a = 'a';\nshow(a + 'b'); show(\`x\${a}\`)`, ["ab", "xa"]],
		["part unknown", "typescript", "show('a' + b)", [null]],
		["taken apart", "typescript", "const { a } = { a: 'a' };\nshow(a)", [null]],
		["parameter", "typescript", "function f(a = 'a') { show(a) }", [null]],
		["outer constant", "typescript", "const a = 'a';\nfunction f() { show(a) }", ["a"]],
		["circle", "typescript", "const a = b;\nconst b = a;\nshow(a)", [null]],
		["module constant", "python", "A = 'a'\ndef f():\n    show(A)", ["a"]],
		[
			"two functions",
			"python",
			"def f():\n    a = 'a'\n    show(a)\ndef g():\n    a = 'b'\n    show(a)",
			["a", "b"],
		],
		["augmented", "python", "a = 'a'\na += 'b'\nshow(a)", [null]],
		["global", "python", "a = 'a'\ndef f():\n    global a\n    a = 'b'\nshow(a)", [null]],
		["joined literals", "python", "show('a' 'b')", ["ab"]],
	];

	it.each(ROWS)("%s", (...[, language, source, expected]) => {
		expect(shown(language, source, (names, node) => names.constantOf(node)?.text ?? null)).toEqual(expected);
	});
});

describe("functionName", () => {
	it.each<Row>([
		["its own", "typescript", "show(function a() {})", ["a"]],
		["none", "typescript", "show(() => {})", [""]],
	])("%s", (...[, language, source, expected]) => {
		expect(shown(language, source, (names, node) => names.functionName(node))).toEqual(expected);
	});

	it.each([
		["variable", "const a = () => {};"],
		["assignment", "a = function () {};"],
		["member", "x.a = () => {};"],
		["property", "x = { a: () => {} };"],
		["method", "x = { a() {} };"],
		["field", "class X { a = () => {}; }"],
		["declaration", "function a() {}"],
	])("by %s", (_how, source) => {
		const { root } = parseSource(parsers, { language: "typescript", source });
		const names = resolveNames(root, "typescript");
		const functions: string[] = [];
		walkTree(root, (node) => {
			if (node.kind === "Function") functions.push(names.functionName(node));
		});
		expect(functions).toEqual(["a"]);
	});
});
