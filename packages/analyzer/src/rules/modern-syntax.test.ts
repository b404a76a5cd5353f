import { describe, expect, it } from "vitest";
import {
	inspectSources,
	linesOf,
	loadRuleText,
	loadSoundRules,
	markedLines,
} from "../testing/test-engine.ts";

/** Operators of a rule, and Python code in which the lines that they must find, and no others, end in `!`. */
type Row = readonly [what: string, operators: Readonly<Record<string, unknown>>, code: string];

function ruleOf(operators: Row[1]): string {
	return JSON.stringify({
		rules: [{ id: "r", languages: ["python"], message: "m", severity: "HIGH", ...operators }],
	});
}

const ROWS: readonly Row[] = [
	["a pattern", { match: "foo($X)" }, "foo(1) # !\nbar(1)"],
	["a mapping with a pattern", { match: { pattern: "foo($X)" } }, "foo(1) # !\nbar(1)"],
	["any", { match: { any: ["foo()", { pattern: "bar()" }] } }, "foo() # !\nbar() # !\nbaz()"],
	[
		"all, inside and not inside",
		{ match: { all: ["foo($X)", { inside: "def f(...):\n  ..." }, { not: { inside: "if ok:\n  ..." } }] } },
		"foo(0)\ndef f():\n    foo(1) # !\n    if ok:\n        foo(2)",
	],
	["not", { match: { all: ["foo($X)", { not: "foo(1)" }] } }, "foo(1)\nfoo(2) # !"],
	[
		"not of several",
		{ match: { all: ["foo($X)", { not: { any: ["foo(1)", "foo(2)"] } }] } },
		"foo(1)\nfoo(2)\nfoo(3) # !",
	],
	["regex", { match: { regex: "fo{2}" } }, "foo(1) # !\nfo(1)"],
	["not regex", { match: { all: ["foo(...)", { not: { regex: "secret" } }] } }, "foo(secret)\nfoo(a) # !"],
	[
		"where, with a regex from the start of the text",
		{ match: { pattern: "foo($X)", where: [{ metavariable: "$X", regex: "a" }] } },
		"foo(ab) # !\nfoo(ba)",
	],
	[
		"where, with a formula",
		{ match: { pattern: "foo($X)", where: [{ metavariable: "$X", any: ["bar(...)", "baz"] }] } },
		"foo(bar(1)) # !\nfoo(baz) # !\nfoo(1)",
	],
	[
		"where, with a comparison",
		{ match: { pattern: "foo($X)", where: [{ comparison: "$X > 2" }] } },
		"foo(1)\nfoo(3) # !",
	],
	[
		"where, with a type",
		{ match: { pattern: "foo($X)", where: [{ metavariable: "$X", type: "str" }] } },
		"foo('a') # !\nfoo(1)",
	],
	[
		"where, with a focus",
		{ match: { pattern: "foo(\n$X,\n$Y)", where: [{ focus: "$Y" }] } },
		"foo(\n  1,\n  2) # !",
	],
	[
		"where beside all",
		{
			match: {
				all: [{ inside: "def $F(...):\n  ..." }, "foo($X)"],
				where: [{ metavariable: "$F", regex: "^good$" }],
			},
		},
		"def good():\n    foo(1) # !\ndef bad():\n    foo(1)",
	],
	[
		"a name for the whole match",
		{
			match: { all: [{ pattern: "foo(...)", as: "$ALL" }, { inside: "bar($ALL)" }] },
		},
		"bar(foo(1)) # !\nbar(foo(1), 2)\nfoo(1)",
	],
	[
		"taint",
		{
			taint: {
				sources: ["source()"],
				sinks: [{ pattern: "sink(...)" }],
				sanitizers: [
					{ pattern: "clean(...)" },
					{ pattern: "check($X)", "by-side-effect": true, where: [{ focus: "$X" }] },
				],
				propagators: [{ pattern: "$TO.put($FROM)", from: "$FROM", to: "$TO" }],
			},
		},
		"a = source()\nsink(a) # !\nsink(clean(a))\nb = make()\nb.put(a)\nsink(b) # !\ncheck(a)\nsink(a)",
	],
];

describe("the newer spelling means what it says:", () => {
	it.each(ROWS)("%s", async (...[, operators, code]) => {
		const { findings } = await inspectSources(await loadSoundRules(ruleOf(operators)), { "a.py": code });
		expect(linesOf(findings)).toEqual(markedLines(code));
	});
});

const BROKEN: readonly (readonly [mentions: string, code: string, operators: Row[1]])[] = [
	["anywhere", "RULE_UNKNOWN_OPERATOR", { match: { all: ["a", { anywhere: "b" }] } }],
	["pattern-inside", "RULE_UNKNOWN_OPERATOR", { match: { all: ["a", { "pattern-inside": "b" }] } }],
	["guess", "RULE_UNKNOWN_OPERATOR", { match: { pattern: "a", where: [{ guess: "b" }] } }],
	["drains", "RULE_UNKNOWN_OPERATOR", { taint: { sources: ["a"], sinks: ["b"], drains: ["c"] } }],
	["all", "RULE_INVALID", { match: { all: [] } }],
	["all", "RULE_INVALID", { match: { pattern: "a", regex: "b" } }],
	["no operator", "RULE_INVALID", { match: {} }],
	["taint", "RULE_INVALID", { taint: [] }],
	["where", "RULE_INVALID", { match: { pattern: "a", where: ["b"] } }],
];

it.each(BROKEN)("names what it does not know: %s, %s", async (mentions, code, operators) => {
	const { rules, problems } = await loadRuleText(ruleOf(operators), "x.yaml");
	expect(rules).toEqual([]);
	expect(problems).toMatchObject([{ code, ruleId: "r", file: "x.yaml", line: 1 }]);
	expect(problems[0]?.message).toContain(mentions);
});
