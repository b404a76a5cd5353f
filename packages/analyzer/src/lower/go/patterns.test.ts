import { describe, expect, it } from "vitest";
import { inspectSources, linesOf, loadSoundRules, markedLines } from "../../testing/test-engine.ts";

/** A pattern, and code in which the lines where it must be found end in `!`. */
const ROWS: readonly (readonly [pattern: string, code: string])[] = [
	["f(...)", "f() // !\nf(1, g()) // !\ng(f(2)) // !"],
	["f(..., $X, 3)", "f(1, 2, 3) // !\nf(3)"],
	["f($X...)", "f(a...) // !\nf(a)"],
	["$X = f()", "a := f() // !\nvar b = f() // !\nc = f() // !\nconst d = f() // !"],
	["$X, $ERR := f()", "a, err := f() // !\na := f()"],
	["http.Get($U)", "http.Get(a) // !\nhttp.Post(a)"],
	["T{..., A: 1, ...}", "x := T{B: 2, A: 1} // !\ny := T{B: 2}"],
	["&T{...}", "x := &T{} // !\ny := T{}"],
	['[]byte("...")', 'x := []byte("a") // !\ny := []byte(a)'],
	['f("$S" + $X)', 'f("a" + b) // !\nf(a + b)'],
	['f("...")', 'const a = "x"\nf(a) // !\nf(b)'],
	["f(`...`)", "f(`a`) // !"],
	["defer $X.Close()", "defer a.Close() // !\na.Close()"],
	["go func() { ... }()", "go func() { f() }() // !\ngo f()"],
	["if $E != nil { ... }", "if err != nil { // !\n\treturn\n}"],
	["for $I, $X := range $L { ... }", "for i, x := range l { // !\n}\nfor range l {\n}"],
	["for ... { ... }", "for { // !\n}\nfor a { // !\n}"],
	["$X.(string)", "b := a.(string) // !\nc := a.(int)"],
	["$M[$K] = $V", "m[k] = v // !"],
	["$C <- $V", "c <- v // !\nv := <-c"],
	["f()\n...\ng()", "f() // !\nif a {\n\tg()\n}"],
	["g(<... f() ...>)", "g(h(f())) // !\ng(h)"],
	["A: $X", "x := T{A: 1} // !"],
];

async function linesFor(pattern: string, source: string): Promise<readonly number[]> {
	const rule = { id: "r", languages: ["go"], severity: "HIGH", message: "m", pattern };
	const rules = await loadSoundRules(JSON.stringify({ rules: [rule] }));
	return linesOf((await inspectSources(rules, { "a.go": source })).findings);
}

describe("patterns in functions", () => {
	it.each(ROWS)("%s", async (pattern, code) => {
		const source = `package a\n\nfunc main() {\n${code}\n}\n`;
		const expected = markedLines(source);
		expect((await linesFor(pattern, source)).filter((line) => !expected.includes(line))).toEqual([]);
		expect(await linesFor(pattern, source)).toEqual(expect.arrayContaining([...expected]));
	});
});

describe("patterns of whole files", () => {
	it.each<readonly [string, string, string]>([
		["any name of a package", 'import "math/rand"', 'import r "math/rand" // !'],
		["the name of a package", 'import $R "math/rand"', 'import r "math/rand" // !'],
		["a renamed package", "http.Get($X)", 'import h "net/http"\nvar x = h.Get(a) // !'],
		[
			"another package of the same name",
			"rand.Read($X)",
			'import c "crypto/rand"\nimport "math/rand"\nvar x = c.Read(a)\nvar y = rand.Read(a) // !',
		],
		[
			"a function by its parameter",
			"func $F(..., $R *http.Request, ...) { ... }",
			"func f(w W, r *http.Request) { // !\n}",
		],
		["a method by its name", "func $F(...) { ... }", "func (s *S) f(a int) string { // !\n\treturn a\n}"],
		[
			"a typed metavariable",
			"($R : *http.Request).Body",
			"func f(r *http.Request, q *Request) {\n\tg(r.Body) // !\n\tg(q.Body)\n}",
		],
		["a type with a metavariable", "[]$T{..., 1, ...}", "var x = []uint16{2, 1} // !\nvar y = []uint16{2}"],
		["a struct", "type $T struct { ... }", "type T struct { // !\n\ta int\n}"],
	])("%s", async (_what, pattern, code) => {
		const source = `package a\n\n${code}\n`;
		expect(await linesFor(pattern, source)).toEqual(markedLines(source));
	});
});
