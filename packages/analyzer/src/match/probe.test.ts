import { beforeAll, expect, it } from "vitest";
import { loadParsers, type Parsers, parseSource } from "../parse/index.ts";
import { compilePattern } from "../pattern/compile-pattern.ts";
import type { PatternFamily } from "../pattern/prepare-pattern.ts";
import { resolveNames } from "../resolve/file-names.ts";
import { createPatternParser } from "../rules/parse-pattern-text.ts";
import type { Language, Node } from "../tree/node.ts";
import { createMatchContext } from "./match-node.ts";
import { probeOf } from "./probe.ts";

const SCRIPT = `
import cp, { exec as run } from "child_process";
import * as fs from "node:fs";
const db = require("./db"), { query } = db, tick = setTimeout;
const wide = document.location, here = wide;
export class Shop extends Base {
	handler = async (req, res) => { res.send(req.body.name); };
	@Post("/x") save({ id, ...rest }, @Body() body: Item, n = 1) { return this.items[id] = body as Item; }
}
run(\`ls \${a}\`); cp.exec("x", { shell: true }, (e) => e); a["b"].c(); a?.b?.c(1, ...xs); new Foo; new fs.Stats(1);
window.location = here; location.href = x; el.innerHTML = (y as string); let z = function (a, b, c, d) {};
app.use((err, req, res, next) => {}); merge(t[k], s[k]); f({ a: 1 } as Opts, [1, 2], !x, await y, c ? 1 : 2);
`;
const PYTHON = `
import os, subprocess as sp
from flask import request as req, Flask
run = sp.run
@app.route("/x", methods=["GET"])
def view(a, b=1, *c, **d):
    os.system("ls " + req.args["x"]); run([a, b], shell=True); sp.Popen(f"{a}", shell=True)
    with open(a) as f: return {"k": f.read(), **d}
db.execute("x" % a, (a,)); x = lambda q: q; y = not x; z = [i for i in d]
`;
const SCRIPT_PATTERNS = [
	"$F(...)",
	"$F()",
	"$F($A, $B)",
	"$O.$M(...)",
	"$O.$P.$M(...)",
	"$X. ... .$M(...)",
	"$O.exec(...)",
	"child_process.exec(...)",
	"$R.body.$F",
	"a.b.c(...)",
	"a.b",
	"$X = function (...) {...}",
	"$X = (...) => {...}",
	"$O.$P = $V",
	"$E.innerHTML = $V",
	"window.location = $V",
	"location.href = $V",
	"$M($T[$K], $S[$K])",
	"$F({...}, ...)",
	"$F({a: $X}, [...], ...)",
	"$F(..., (...) => {...})",
	"(e, q, s, n) => {...}",
	"($E, $Q, $S, $N) => {...}",
	"function $F({..., $P, ...}, ...) {...}",
	"new $C(...)",
	"new $C.$D(...)",
	"!$X",
	"await $X",
	"$A ? $B : $C",
	"$X[$Y]",
	"$X[$Y] = $V",
	"[$A, ...]",
	"{...}",
	"document.location",
];
const PYTHON_PATTERNS = [
	"$F(...)",
	"$O.$M(...)",
	"$O.$M(..., shell=True, ...)",
	"subprocess.run(...)",
	"os.system(...)",
	"flask.request.args[$K]",
	"$R.args[$K]",
	"$X = lambda $Q: ...",
	"$X = [...]",
	"not $X",
	"{..., $K: $V, ...}",
	"($A,)",
	"$F($A, ($B,))",
	"[... for $I in $X]",
	"open($A)",
];

let parsers: Parsers;
let parse: Awaited<ReturnType<typeof createPatternParser>>;
beforeAll(async () => {
	parsers = await loadParsers();
	parse = await createPatternParser(null);
});

function listNodes(root: Node): readonly Node[] {
	return [root, ...root.kids.flatMap(listNodes)];
}

interface Sample {
	readonly language: Language;
	readonly family: PatternFamily;
	readonly source: string;
	readonly patterns: readonly string[];
}

const PLAIN = SCRIPT.replaceAll(/ as \w+|: Item|@\w+\([^)]*\) /g, "");
const SAMPLES: readonly Sample[] = [
	{ language: "typescript", family: "javascript", source: SCRIPT, patterns: SCRIPT_PATTERNS },
	{ language: "javascript", family: "javascript", source: PLAIN, patterns: SCRIPT_PATTERNS },
	{ language: "python", family: "python", source: PYTHON, patterns: PYTHON_PATTERNS },
];

it.each(SAMPLES)("never refuses what matches in $language", ({ language, family, source, patterns }) => {
	const { root } = parseSource(parsers, { language, source });
	const context = createMatchContext(source, resolveNames(root, language));
	let refused = 0;
	let matched = 0;
	for (const text of patterns) {
		const pattern = compilePattern(text, family, parse);
		if (pattern?.shape.kind !== "node") throw new Error(`not a pattern of one node: ${text}`);
		const probe = probeOf(pattern.shape.node);
		for (const node of listNodes(root)) {
			const matches = context.matchNode(pattern.shape.node, node, { context, environment: null }).length > 0;
			if (matches)
				expect(probe?.(node) ?? true, `${text} at ${source.slice(node.start, node.end)}`).toBe(true);
			matched += matches ? 1 : 0;
			refused += probe?.(node) === false ? 1 : 0;
		}
	}
	expect(matched).toBeGreaterThan(patterns.length);
	expect(refused).toBeGreaterThan(matched);
});
