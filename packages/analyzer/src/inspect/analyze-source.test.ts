import { beforeAll, describe, expect, it } from "vitest";
import { loadParsers, ParseError, type Parsers } from "../parse/index.ts";
import type { Language } from "../tree/node.ts";
import { analyzeSource } from "./analyze-source.ts";
import { createRuleEngine } from "./rule-engine.ts";

let parsers: Parsers;
beforeAll(async () => {
	parsers = await loadParsers();
});

function codeOf(language: Language, source: string): string {
	try {
		analyzeSource(createRuleEngine([]), parsers, { language, source });
		return "analyzed";
	} catch (error) {
		if (error instanceof ParseError) return error.code;
		throw error;
	}
}

const LETTER =
	"Dear Sir ((( or Madam,\n}}} please find <<< enclosed ]] what you %% asked for @@ on the 3rd.\n";
const PROSE =
	"This is a text that somebody named like source code.\nIt has sentences, and commas; no more.\n";
const CODE = "export function find(id) {\n\treturn db.query('SELECT * FROM t WHERE id = $1', [id]);\n}\n";
const SHELL =
	'#!/bin/sh\nset -eu\nif [ -z "$x" ]; then\n  echo "hi" | grep foo\nfi\nfor a in *; do echo $a; done\n';

describe("the language of a file", () => {
	it.each<readonly [Language, string]>([
		["typescript", LETTER],
		["javascript", PROSE],
		["python", PROSE],
		["python", SHELL],
	])("is not %s where most of the text fits into no construct", (language, source) => {
		expect(codeOf(language, source)).toBe("PARSE_OTHER_LANGUAGE");
	});

	it.each<readonly [string, Language, string]>([
		["nothing", "typescript", ""],
		["a fragment", "javascript", "  return find(req.query.id);\n}\n\n  next() {\n    more();\n"],
		[
			"a merge conflict",
			"javascript",
			`${CODE}<<<<<<< HEAD\nlet a = f(1);\n=======\nlet a = g(2);\n>>>>>>> main\n${CODE}`,
		],
		["Python 2", "python", 'import os\nprint "hi %s" % os.name\ntry:\n  f()\nexcept E, e:\n  print e\n'],
		["a template", "python", "{% if x %}\nimport os\n{% endif %}\ndef f():\n    return {{ name }}\n"],
		["an unclosed block", "typescript", "function f() {{{\n\treturn 1;\n}\nexport const a = f();\n"],
		["Flow types", "javascript", "export function f(a: ?string, b: {| a: number |}): A {\n\treturn a;\n}\n"],
		[
			"a declaration that the grammar does not know",
			"typescript",
			"export default function (): {\n    localeError: errors.$ZodErrorMap;\n};\n",
		],
		["JSON", "javascript", '{"a": 1, "b": [1, 2, {"c": null}]}\n'],
	])("may be broken: %s", (_, language, source) => {
		expect(codeOf(language, source)).toBe("analyzed");
	});
});
