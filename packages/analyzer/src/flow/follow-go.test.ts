import { beforeAll, describe, expect, it } from "vitest";
import type { RuleSet } from "../rules/load-rules.ts";
import { TAINT_RULES } from "../testing/taint-rules.ts";
import { inspectSources, linesOf, loadSoundRules, markedLines } from "../testing/test-engine.ts";

/** Code in which the lines where untrusted data arrives, and no others, end in `!`. */
type Row = readonly [construct: string, code: string];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
	assignments: [
		["direct", "sink(source()) // !"],
		["declared", "a := source()\nsink(a) // !"],
		["var", "var a string = source()\nsink(a) // !"],
		["overwritten", "a := source()\nsink(a) // !\na = `x`\nsink(a)"],
		["augmented", "a := `x`\na += source()\nsink(a) // !"],
		["several", "a, b := source(), 1\nsink(a) // !\nsink(b)"],
		["swapped", "a, b := source(), `x`\na, b = b, a\nsink(a)\nsink(b) // !"],
		["error of a library call", "a, err := lib.Do(source())\nsink(a) // !\nsink(err)"],
		["comma ok of a map", "a, ok := lib.M[source()]\nsink(ok)"],
		["comma ok of an assertion", "var x any = source()\na, ok := x.(string)\nsink(a) // !\nsink(ok)"],
		["pointer", "a := source()\np := &a\nsink(*p) // !"],
		["through a pointer", "p := new(string)\n*p = source()\nsink(*p) // !"],
		["shadowed", "a := `x`\nif a := source(); a != `` {\n\tsink(a) // !\n}\nsink(a)"],
		["comparison", "a := source() == `x`\nsink(a)"],
	],
	collections: [
		["slice", "a := []string{`x`, source()}\nsink(a[0])\nsink(a[1]) // !"],
		["append", "var a []string\na = append(a, source())\nsink(a[0]) // !"],
		["appended slice", "a := append([]string{}, lib.All(source())...)\nsink(a) // !"],
		["part of a slice", "sink(source()[1:]) // !"],
		["map", "m := map[string]string{`a`: source(), `b`: `x`}\nsink(m[`a`]) // !\nsink(m[`b`])"],
		["map write", "m := map[string]string{}\nm[`a`] = source()\nsink(m[`a`]) // !\nsink(m[`b`])"],
		["map under an unknown key", "m := make(map[string]string)\nm[k] = source()\nsink(m[j]) // !"],
		["struct literal", "t := T{A: source(), B: `x`}\nsink(t.A) // !\nsink(t.B)"],
		["pointer to a literal", "t := &T{A: source(), B: `x`}\nsink(t.A) // !\nsink(t.B)"],
		["struct field", "var t T\nt.A = source()\nsink(t.A) // !\nsink(t.B)"],
		["nested struct", "t := T{A: U{B: source()}}\nsink(t.A.B) // !\nsink(t.A.C)"],
		["copy", "b := make([]byte, 9)\ncopy(b, source())\nsink(b) // !"],
		["len", "sink(len(source()))"],
	],
	strings: [
		["concatenation", "sink(`a` + source()) // !"],
		["Sprintf", "sink(fmt.Sprintf(`%s`, source())) // !"],
		["conversion to bytes and back", "sink(string([]byte(source()))) // !"],
		["Join", "sink(strings.Join([]string{source()}, `,`)) // !"],
		["method chain", "sink(strings.TrimSpace(strings.ToLower(source()))) // !"],
		["Builder", "var b strings.Builder\nb.WriteString(source())\nsink(b.String()) // !"],
		["Buffer", "var b bytes.Buffer\nb.WriteString(`x`)\nsink(b.String())"],
		["Fprintf into a buffer", "var b bytes.Buffer\nfmt.Fprintf(&b, `%s`, source())\nsink(b.String()) // !"],
		["Contains", "sink(strings.Contains(source(), `x`))"],
	],
	control: [
		["one branch", "a := `x`\nif t {\n\ta = source()\n}\nsink(a) // !"],
		["both cleaned", "a := source()\nif t {\n\ta = `x`\n} else {\n\ta = `y`\n}\nsink(a)"],
		["constant test", "a := `x`\nif false {\n\ta = source()\n}\nsink(a)"],
		["range over elements", "for _, a := range lib.All(source()) {\n\tsink(a) // !\n}"],
		["range over a literal", "for _, a := range []string{`x`} {\n\tsink(a)\n}"],
		[
			"range over what was built",
			"var l []string\nl = append(l, source())\nfor _, a := range l {\n\tsink(a) // !\n}",
		],
		[
			"loop that carries on",
			"a, b := `x`, `x`\nfor i := 0; i < 3; i++ {\n\tsink(b) // !\n\tb = a\n\ta = source()\n}",
		],
		["error guard", "a, err := lib.Do(source())\nif err != nil {\n\treturn\n}\nsink(a) // !"],
		["switch", "a := source()\nswitch a {\ncase `x`, `y`:\n\tsink(a)\ndefault:\n\tsink(a) // !\n}"],
		["type switch", "var x any = source()\nswitch v := x.(type) {\ncase string:\n\tsink(v) // !\n}"],
		["channel", "c := make(chan string)\nc <- source()\na := <-c\nsink(a) // !"],
		[
			"select",
			"c := make(chan string)\nc <- source()\nselect {\ncase a := <-c:\n\tsink(a) // !\ndefault:\n}",
		],
		["defer", "defer sink(source()) // !"],
		["go", "go sink(source()) // !"],
		["label", "outer:\nfor {\n\tsink(source()) // !\n\tcontinue outer\n}"],
	],
	guards: [
		["equality", "a := source()\nif a != `x` {\n\treturn\n}\nsink(a)"],
		["set", "a := source()\nif !allowed[a] {\n\treturn\n}\nsink(a)"],
		["set with ok", "a := source()\nif _, ok := allowed[a]; !ok {\n\treturn\n}\nsink(a)"],
		["ok afterwards", "a := source()\n_, ok := allowed[a]\nif ok {\n\tsink(a)\n}\nsink(a) // !"],
		["slices.Contains", "a := source()\nif slices.Contains(allowed, a) {\n\tsink(a)\n}\nsink(a) // !"],
		["expression", "a := source()\nif !name.MatchString(a) {\n\treturn\n}\nsink(a)"],
		["loose expression", "a := source()\nif !loose.MatchString(a) {\n\treturn\n}\nsink(a) // !"],
		["cleaned", "sink(clean(source()))"],
	],
	functions: [
		["argument", "show(source())"],
		["result", "sink(echo(source())) // !"],
		["unused argument", "sink(drop(source()))"],
		["first of two results", "a, b := two(source())\nsink(a) // !\nsink(b)"],
		["named results", "a, _ := named(source())\nsink(a) // !"],
		["variadic", "sink(join(`x`, source())) // !"],
		["generic", "sink(same[string](source())) // !"],
		["closure", "a := source()\nf := func() {\n\tsink(a) // !\n}\nf()"],
		["function value", "f := func(x string) string { return x }\nsink(f(source())) // !"],
		["called where it stands", "func(x string) {\n\tsink(x) // !\n}(source())"],
		["goroutine", "go func(x string) {\n\tsink(x) // !\n}(source())"],
		["method", "t := T{}\nt.Show(source())"],
		["method of a pointer", "t := &T{}\nsink(t.Echo(source())) // !"],
		["method on a tainted struct", "t := T{A: source()}\nsink(t.GetA()) // !\nsink(t.GetB())"],
		["inherited method", "t := Outer{}\nsink(t.Echo(source())) // !"],
		["behind an interface", "var e Echoer = &T{}\nsink(e.Echo(source())) // !"],
		["decoded into a variable", "var t T\njson.Unmarshal(source(), &t)\nsink(t.A) // !"],
		["looked up in a database", "var t T\ndb.First(&t, source())\nsink(t.A)"],
	],
};

/** Functions that the rows above call; the last lines are where `show` and `Show` hand their argument on. */
const LIBRARY = `
var allowed = map[string]bool{"x": true}
var name = regexp.MustCompile("^[a-z]+$")
var loose = regexp.MustCompile("[a-z]+")
type T struct { A, B string }
type Outer struct { *T }
type Echoer interface { Echo(string) string }
func echo(x string) string { return x }
func drop(x string) string { return "x" }
func two(x string) (string, string) { return x, "x" }
func named(x string) (a string, err error) {
	a = x
	return
}
func join(all ...string) string { return strings.Join(all, "") }
func same[X any](x X) X { return x }
func (t *T) Echo(x string) string { return x }
func (t T) GetA() string { return t.A }
func (t T) GetB() string { return t.B }
func show(x string) { sink(x) }
func (t T) Show(x string) { sink(x) }
`;

let rules: RuleSet;
beforeAll(async () => {
	rules = await loadSoundRules(TAINT_RULES);
});

describe.each(Object.entries(TABLES))("%s", (_table, rows) => {
	it.each(rows)("%s", async (_construct, code) => {
		const head = 'package a\n\nimport ("regexp"; "slices"; "strings"; "fmt")\n\nfunc main() {\n';
		const source = `${head}${code}\n}\n${LIBRARY}`;
		const lines = source.split("\n");
		const handed = /\bshow\(source|\.Show\(source/.test(code)
			? [lines.findIndex((line) => line.includes(code.includes("show(") ? "func show" : ") Show(")) + 1]
			: [];
		const { findings, skipped } = await inspectSources(rules, { "a.go": source });
		expect(skipped).toEqual([]);
		expect(linesOf(findings)).toEqual([...markedLines(source), ...handed]);
	});
});

describe("fragments", () => {
	it.each([
		["statements", "a := source()\nsink(a) // !"],
		["a function without its package", "func f() {\n\tsink(source()) // !\n}"],
		["a method without its type", "func (s *Server) f() {\n\ts.a = source()\n\tsink(s.a) // !\n}"],
		["something unfinished", "func f() {\n\tsink(source()) // !\n\tif x {"],
	])("%s", async (_what, source) => {
		const { findings, skipped } = await inspectSources(rules, { "a.go": source });
		expect(skipped).toEqual([]);
		expect(linesOf(findings)).toEqual(markedLines(source));
	});
});
