import { describe, expect, it } from "vitest";
import { inspectSources, linesOf, loadSoundRules, markedLines } from "../testing/test-engine.ts";

/** Parts of a taint rule, and Python code in which the lines that it must report, and no others, end in `!`. */
type Row = readonly [what: string, parts: Readonly<Record<string, unknown>>, code: string];

const BASE = {
	"pattern-sources": [{ pattern: "source()" }],
	"pattern-sinks": [{ pattern: "sink(...)" }],
};

function ruleOf(id: string, parts: Row[1]) {
	return { id, languages: ["python"], message: "m", severity: "HIGH", mode: "taint", ...BASE, ...parts };
}

const focus = (pattern: string, metavariable: string) => ({
	patterns: [{ pattern }, { "focus-metavariable": metavariable }],
});

const ROWS: readonly Row[] = [
	[
		"several sources",
		{ "pattern-sources": [{ pattern: "a()" }, { pattern: "b()" }] },
		"sink(a()) # !\nsink(b()) # !\nsink(source())",
	],
	[
		"source by name",
		{ "pattern-sources": [{ pattern: "request.args" }] },
		"x = request.args['a']\nsink(x) # !\nsink(request.method)",
	],
	[
		"parameter as source",
		{ "pattern-sources": [focus("def $F(..., $P, ...):\n  ...", "$P")] },
		"def f(a, b):\n    sink(b) # !\n    sink('x')",
	],
	[
		"source that is a place to look in",
		{
			"pattern-sources": [{ "pattern-inside": "login(..., '...', ...)" }],
			"pattern-sinks": [focus("login($U, $P)", "$P")],
		},
		"login(u, 'secret') # !\nlogin(u, p)",
	],
	[
		"source that is exactly what was matched",
		{
			"pattern-sources": [{ "pattern-inside": "login(..., '...', ...)", exact: true }],
			"pattern-sinks": [focus("login($U, $P)", "$P")],
		},
		"login(u, 'secret')",
	],
	[
		"sink that looks at one argument",
		{ "pattern-sinks": [focus("sink($X, ...)", "$X")] },
		"sink(source(), 'x') # !\nsink('x', source())",
	],
	[
		"sink with a keyword",
		{ "pattern-sinks": [focus("sink(..., cmd=$X, ...)", "$X")] },
		"sink(cmd=source()) # !\nsink(other=source())",
	],
	[
		"receiver of a sink",
		{ "pattern-sinks": [{ pattern: "$X.run(...)" }] },
		"a = source()\na.run() # !\nb.run()",
	],
	[
		"assignment as sink",
		{ "pattern-sinks": [{ patterns: [{ pattern: "$O.html = $X" }, { "focus-metavariable": "$X" }] }] },
		"page.html = source() # !\npage.text = source()",
	],
	[
		"returned value as sink",
		{ "pattern-sinks": [{ pattern: "return $X" }] },
		"def f():\n    a = source()\n    return a # !\ndef g():\n    return 'x'",
	],
	[
		"sanitizer",
		{ "pattern-sanitizers": [{ pattern: "clean(...)" }] },
		"sink(clean(source()))\nsink(source()) # !",
	],
	[
		"sanitizer that is a method",
		{ "pattern-sanitizers": [{ pattern: "$X.clean()" }] },
		"sink(source().clean())\nsink(source().other()) # !",
	],
	[
		"sanitizer by side effect",
		{ "pattern-sanitizers": [{ ...focus("check($X)", "$X"), "by-side-effect": true }] },
		"a = source()\nsink(a) # !\ncheck(a)\nsink(a)",
	],
	[
		"sanitizer that gives way to a sink of the same range",
		{ "pattern-sanitizers": [{ pattern: "$F(...)", not_conflicting: true }] },
		"sink(source()) # !\nsink(other(source()))",
	],
	[
		"source by side effect",
		{ "pattern-sources": [{ ...focus("fill($X)", "$X"), "by-side-effect": true }] },
		"a = make()\nb = make()\nsink(a)\nfill(a)\nsink(a) # !\nsink(b)",
	],
	[
		"labels that must not meet",
		{
			"pattern-sources": [
				{ pattern: "source()", label: "INPUT" },
				{ pattern: "quoted()", label: "QUOTED" },
			],
			"pattern-sinks": [{ pattern: "sink(...)", requires: "INPUT and not QUOTED" }],
		},
		"sink(source()) # !\nsink(source() + quoted())\nsink(quoted())",
	],
	[
		"label that taint is given on the way, also through unknown calls",
		{
			"pattern-sources": [
				{ pattern: "source()", label: "INPUT" },
				{ pattern: "'...' + $X", label: "JOINED", requires: "INPUT" },
			],
			"pattern-sinks": [{ pattern: "sink(...)", requires: "JOINED" }],
		},
		"a = source()\nsink(a)\nsink('b' + a) # !\nc = 'b' + lib.wrap(a)\nsink(c) # !\nsink('b' + d)",
	],
	[
		"label that a propagator gives",
		{
			"pattern-sources": [{ pattern: "source()", label: "INPUT" }],
			"pattern-propagators": [
				{ pattern: "$B.put($X)", from: "$X", to: "$B", label: "BUILT", requires: "INPUT" },
			],
			"pattern-sinks": [{ pattern: "sink(...)", requires: "BUILT" }],
		},
		"b = make()\nb.put('x')\nsink(b)\nb.put(source())\nsink(b) # !\nsink(source())",
	],
	[
		"sinks that require nothing take taint without a label",
		{
			"pattern-sources": [{ pattern: "source()" }, { pattern: "other()", label: "OTHER" }],
			"pattern-sinks": [{ pattern: "sink(...)" }, { pattern: "second(...)", requires: "OTHER" }],
		},
		"sink(source()) # !\nsink(other())\nsecond(other()) # !\nsecond(source())",
	],
	[
		"sanitizer by side effect in one branch",
		{ "pattern-sanitizers": [{ ...focus("check($X)", "$X"), "by-side-effect": true }] },
		"a = source()\nif t:\n    check(a)\nsink(a) # !",
	],
	[
		"sanitizer under a condition",
		{
			"pattern-sanitizers": [
				{
					patterns: [
						{ pattern: "clean($X, $Y)" },
						{ "metavariable-regex": { metavariable: "$Y", regex: "^True$" } },
					],
				},
			],
		},
		"sink(clean(source(), True))\nsink(clean(source(), False)) # !",
	],
	[
		"propagator",
		{ "pattern-propagators": [{ pattern: "copy($TO, $FROM)", from: "$FROM", to: "$TO" }] },
		"a = Buffer()\ncopy(a, source())\nsink(a) # !\nb = Buffer()\nother(b, source())\nsink(b)",
	],
	[
		"propagator to the receiver",
		{ "pattern-propagators": [{ pattern: "$TO.take($FROM)", from: "$FROM", to: "$TO" }] },
		"a = Buffer()\na.take(source())\nsink(a) # !",
	],
];

describe("taint mode", () => {
	it.each(ROWS)("%s", async (...[, parts, code]) => {
		const rules = await loadSoundRules(JSON.stringify({ rules: [ruleOf("r", parts)] }));
		const { findings } = await inspectSources(rules, { "a.py": code });
		expect(linesOf(findings)).toEqual(markedLines(code));
	});

	it("cleans for the rule that knows the sanitizer, and for no other", async () => {
		const html = ruleOf("html", { "pattern-sanitizers": [{ pattern: "escape(...)" }] });
		const sql = ruleOf("sql", { "pattern-sanitizers": [{ pattern: "quote(...)" }] });
		const rules = await loadSoundRules(JSON.stringify({ rules: [html, sql] }));
		const code = "a = escape(source())\nsink(a)\nsink(quote(a))\nsink(source())\nsink(quote(source()))\n";
		const { findings } = await inspectSources(rules, { "a.py": code });
		expect(findings.map((finding) => `${finding.range.startLine} ${finding.ruleId}`)).toEqual([
			"2 sql",
			"4 html",
			"4 sql",
			"5 html",
		]);
	});

	it("keeps apart what two rules see, through functions and files", async () => {
		const html = ruleOf("html", { "pattern-sanitizers": [{ pattern: "escape(...)" }] });
		const sql = ruleOf("sql", { "pattern-sources": [{ pattern: "other()" }] });
		const rules = await loadSoundRules(JSON.stringify({ rules: [html, sql] }));
		const { findings } = await inspectSources(rules, {
			"a.py": "from b import show, safe\nshow(source())\nshow(other())\nsafe(source())\n",
			"b.py": "def show(x):\n    sink(x)\ndef safe(x):\n    sink(escape(x))\n",
		});
		expect(
			findings.map((one) => `${one.ruleId} ${one.range.startLine} ${one.flow[0]?.range.startLine}`),
		).toEqual(["html 2 2", "sql 2 3"]);
	});

	it("reports one finding for a sink, by the shortest flow", async () => {
		const rules = await loadSoundRules(JSON.stringify({ rules: [ruleOf("r", {})] }));
		const code = "a = source()\nb = a\nc = source()\nsink(b + c)\n";
		const { findings } = await inspectSources(rules, { "a.py": code });
		expect(findings).toHaveLength(1);
		expect(findings[0]?.flow.map((step) => step.range.startLine)).toEqual([3, 3, 4]);
	});
});
