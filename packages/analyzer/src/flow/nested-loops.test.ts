import { expect, it } from "vitest";
import { TAINT_RULES } from "../testing/taint-rules.ts";
import { inspectSources, linesOf, loadSoundRules } from "../testing/test-engine.ts";

const DEPTH = 40;

/** Walking every loop several times would take longer than the universe has: rounds of nested loops multiply. */
it.each([
	["javascript", "a.js", "const x = source();\n", "for (;;) { ", "sink(x);", " }"],
	["go", "a.go", "package p\nfunc f() { x := source()\n", "for { if x { ", "sink(x)", " } }"],
	["java", "A.java", "class A { void f() { String x = source();\n", "while (a) { ", "sink(x);", " }"],
])("follows data into loops in loops: %s", async (...[, path, head, open, inner, close]) => {
	const rules = await loadSoundRules(TAINT_RULES);
	const nested = `${open.repeat(DEPTH)}\n${inner}\n${close.repeat(DEPTH)}`;
	const ends = "}".repeat((head.match(/\{/g) ?? []).length);
	const { findings, skipped } = await inspectSources(rules, { [path]: `${head}${nested}${ends}\n` });
	expect(skipped).toEqual([]);
	expect(linesOf(findings)).toEqual([head.split("\n").length + 1]);
});

it("carries data around an outer loop that holds others", async () => {
	const rules = await loadSoundRules(TAINT_RULES);
	const loops = ["for (;;) {", "while (b) {", "for (const c of d) {", "do {", "for (;;) {", "for (;;) {"];
	const code = `let x, y;\n${loops.join("\n")}\nsink(y);\ny = x;\nx = source();\n}}} while (e) }}}\n`;
	const { findings } = await inspectSources(rules, { "a.js": code });
	expect(linesOf(findings)).toEqual([loops.length + 2]);
});
