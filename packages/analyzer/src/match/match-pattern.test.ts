import { describe, expect, it } from "vitest";
import { inspectSources, linesOf, loadSoundRules, markedLines } from "../testing/test-engine.ts";

/** A pattern and code in which the lines that it must match, and no others, end in `!`. */
type Row = readonly [pattern: string, code: string];

function ruleFor(pattern: string, language: string): string {
	const rule = { id: "r", languages: [language], message: "m", severity: "HIGH", pattern };
	return JSON.stringify({ rules: [rule] });
}

async function check([pattern, code]: Row, language: string, path: string): Promise<void> {
	const rules = await loadSoundRules(ruleFor(pattern, language));
	const { findings, skipped } = await inspectSources(rules, { [path]: code });
	expect(skipped).toEqual([]);
	expect(linesOf(findings)).toEqual(markedLines(code));
}

const TYPESCRIPT: readonly Row[] = [
	// Arguments
	["foo()", "foo(); // !\nfoo(1);\nbar();"],
	["foo(...)", "foo(); // !\nfoo(1, 2); // !\nbar(1);\na.foo();"],
	["foo(..., $X)", "foo();\nfoo(1); // !\nfoo(1, 2); // !"],
	["foo($X, ...)", "foo();\nfoo(1); // !\nfoo(1, 2); // !"],
	["foo(..., 2, ...)", "foo(1);\nfoo(2); // !\nfoo(1, 2, 3); // !"],
	["foo($X, $Y)", "foo(1);\nfoo(1, 2); // !\nfoo(...a);"],
	["foo($...ARGS)", "foo(); // !\nfoo(1, 2); // !"],
	["foo(1, $...REST)", "foo(1); // !\nfoo(1, 2); // !\nfoo(2);"],
	["foo(...$X)", "foo(...a); // !\nfoo(a);"],
	["new Foo(...)", "new Foo(1); // !\nnew Foo; // !\nFoo(1);"],
	// Strings, templates and other literals
	['foo("...")', "foo(\"a\"); // !\nfoo(''); // !\nfoo(x);\nfoo(1);\nfoo(`a`); // !"],
	['foo("a")', "foo('a'); // !\nfoo(`a`); // !\nfoo('b');"],
	['foo("$X")', "foo('a'); // !\nfoo(a);"],
	['foo("=~/^a+\\d$/")', "foo('aa1'); // !\nfoo('b1');\nfoo(x);"],
	[`foo(\`...\${$X}...\`)`, `foo(\`a \${b} c\`); // !\nfoo(\`\${b}\`); // !\nfoo(\`a\`);\nfoo(b);`],
	[`foo(\`a\${$X}\`)`, `foo(\`a\${b}\`); // !\nfoo(\`c\${b}\`);`],
	["foo(/.../)", "foo(/a/); // !\nfoo('a');"],
	["foo(1)", "foo(1); // !\nfoo(2);\nfoo('1');"],
	["foo(true)", "foo(true); // !\nfoo(false);"],
	["foo(null)", "foo(null); // !\nfoo(0);"],
	["foo(undefined)", "foo(undefined); // !\nfoo(null);"],
	// Objects and lists
	["foo({a: $X})", "foo({a: 1}); // !\nfoo({a: 1, b: 2}); // !\nfoo({b: 1});"],
	["foo({a: $X, ...})", "foo({a: 1}); // !\nfoo({b: 1, 'a': 2}); // !\nfoo({b: 1});"],
	["foo({..., a: 1, ...})", "foo({b: 1, a: 1}); // !\nfoo({a: 2});"],
	["foo({a: {b: 1, ...}, ...})", "foo({c: 1, a: {b: 1, d: 2}}); // !\nfoo({b: 1});"],
	["foo({$K: true})", "foo({a: true}); // !\nfoo({a: false});"],
	["foo({...})", "foo({}); // !\nfoo({a: 1}); // !\nfoo(1);"],
	["{a: 1, ...}", "x = {a: 1, b: 2}; // !\ny = {b: 1};"],
	["[1, ...]", "x = [1]; // !\nx = [1, 2]; // !\nx = [2, 1];"],
	["[..., $X, 3]", "x = [1, 2, 3]; // !\nx = [3];"],
	// Names, members, metavariables in every slot
	["$X.foo", "a.foo; // !\na.b.foo; // !\na.bar;"],
	["a.$P", "a.foo; // !\nb.foo;"],
	["a.$M(...)", "a.foo(1); // !\na(1);\nb.foo(1);"],
	["$F(1)", "f(1); // !\na.f(1); // !\nf(2);"],
	["a.b.c(...)", "a.b.c(); // !\na.c();\na['b'].c(); // !\na?.b?.c(); // !"],
	["$X[$Y]", "a[b]; // !\na.b;\na[1]; // !"],
	["$X === $X", "a === a; // !\na.b === a.b; // !\na === b;"],
	["foo($A, $A)", "foo(a, a); // !\nfoo(a + 1, a + 1); // !\nfoo(a, b);"],
	["$X + $Y", `a + b; // !\na - b;\n\`a\${b}\`;`],
	["$X || 'k'", "a || 'k'; // !\na ?? 'k';\nb || 'x';"],
	["typeof $X", "typeof a; // !\n!a;"],
	["!$X", "!a; // !\n-a;"],
	["$X ? $Y : $Y", "a ? b : b; // !\na ? b : c;"],
	["await $X", "async function f() { await a; } // !\nb;"],
	["$X as any", "a as any; // !\na as string;"],
	["$X. ... .bar()", "a.foo().b.bar(); // !\na.bar(); // !\na.foo();"],
	["foo($X).bar($X)", "foo(a).bar(a); // !\nfoo(a).bar(b);"],
	// Deep
	["foo(<... bar() ...>)", "foo(bar()); // !\nfoo([1, {a: bar()}]); // !\nfoo(1);"],
	["if (<... bar() ...>) { ... }", "if (a && bar()) { b(); } // !\nif (a) { bar(); }"],
	// Functions
	["function $F() { ... }", "function f() { a(); } // !\nfunction g(x) {}"],
	[
		"function $F($X, ...) { ... }",
		"function f() {}\nfunction g(a) {} // !\nfunction h(a: string = '', b) {} // !",
	],
	[
		"function $F(...) { ... return 1; ... }",
		"function f() { a(); return 1; } // !\nfunction g() { return 2; }",
	],
	["($X) => { ... }", "f((a) => { b(); }); // !\nf(() => { b(); });"],
	["($REQ, $RES) => { ... }", "app.get('/', (req, res) => { res.send(1); }); // !"],
	["async function $F(...) { ... }", "async function f() {} // !\nfunction g() {}"],
	["function ($X, ...) { ... }", "f(function (a) {}); // !\nf(function () {});"],
	["foo(function (...) { ... })", "foo(function () { a(); }); // !\nfoo((a) => { a(); }); // !\nfoo(1);"],
	// Classes
	["class $C { ... }", "class A {} // !\nclass B extends A { m() {} } // !\nfunction C() {}"],
	["class $C extends Base { ... }", "class A extends Base { m() {} } // !\nclass B {}"],
	["class $C { ... $F(...) { ... } ... }", "class A { x = 1; m() { a(); } } // !\nclass B { x = 1; }"],
	[
		"class $C { ... debug = true; ... }",
		"class A { a = 1; debug = true; m() {} } // !\nclass B { debug = false; }",
	],
	["@Controller(...) class $C { ... }", "@Controller('a') // !\nclass A {}\nclass B {}"],
	// Declarations and statements
	["$X = foo()", "x = foo(); // !\nconst y = foo(); // !\nlet z; // foo()\nz = bar();"],
	["const $X = foo()", "const x = foo(); // !\nlet y = foo();\nz = foo();"],
	["var $X = foo()", "const x = foo(); // !\nvar y = foo(); // !"],
	["const {$A} = foo()", "const {a} = foo(); // !\nconst b = foo();"],
	["const {a, ...} = foo()", "const {b, a} = foo(); // !\nconst {b} = foo();"],
	["return $X", "function f() { return 1; } // !\nfunction g() { return; }"],
	["return", "function f() { return 1; }\nfunction g() { return; } // !"],
	["throw new $E(...)", "throw new Error('a'); // !\nthrow e;"],
	["if ($X) { ... }", "if (a) { b(); } // !\nif (c) d(); // !\nwhile (a) {}"],
	["if ($X) { ... } else { ... }", "if (a) {} else {} // !\nif (a) {}"],
	["if ($X) $Y", "if (a) b(); // !\nwhile (a) b();"],
	["for (let $I = 0; ...; ...) { ... }", "for (let i = 0; i < 9; i++) { a(); } // !\nfor (const x of y) {}"],
	["for (const $X of $Y) { ... }", "for (const x of y) { a(); } // !\nfor (let i = 0; i < 9; i++) {}"],
	["while (true) { ... }", "while (true) { a(); } // !\nwhile (x) {}"],
	["try { ... } catch ($E) { ... }", "try { a(); } catch (e) { b(); } // !\ntry { a(); } finally {}"],
	["try { ... } catch ($E) { }", "try { a(); } catch (e) {} // !\ntry { a(); } catch (e) { log(e); }"],
	["try { ... } catch { ... }", "try { a(); } catch {} // !\ntry { a(); } catch (e) {} // !"],
	["debugger", "debugger; // !\na();"],
	["delete $X.a", "delete b.a; // !\ndelete b.c;"],
	// Runs of statements
	["$X = foo();\n...\nbar($X);", "x = foo(); // !\na();\nbar(x);\ny = foo();\nbar(z);"],
	["$X = foo();\n...\nbar($X);", "const x = foo(); // !\nif (a) {\n  while (b) {\n    bar(x);\n  }\n}"],
	["foo();\nbar();", "foo(); // !\nbar();\nfoo();\na();\nbar();"],
	["foo();\n...", "a();\nfoo(); // !\nb();"],
	// Modules
	["import $X from 'm'", "import x from 'm'; // !\nimport y from 'n';"],
	["import 'm'", "import 'm'; // !\nimport 'n';"],
	["import {a} from 'm'", "import {a} from 'm'; // !\nimport {b} from 'm';"],
	["import {a} from 'm'", "import {b, a as c} from 'm'; // !"],
	["import * as $X from 'm'", "import * as x from 'm'; // !"],
	["require('m')", "const x = require('m'); // !\nrequire('n');"],
	["export default $X", "export default a; // !"],
	// JSX
	["<a href={$X} />", "x = <a href={b} />; // !\ny = <a href={b} id='c' />; // !\nz = <b href={b} />;"],
	["<a href={$X} ... />", "x = <a href={b} />; // !\ny = <a href={b} id='c' />; // !\nz = <b href={b} />;"],
	[
		"<$EL dangerouslySetInnerHTML={$X} ... />",
		"x = <p dangerouslySetInnerHTML={b} id='c' />; // !\ny = <p />;",
	],
	["<a ...>...</a>", "x = <a href='b'>c {d}</a>; // !\ny = <b>c</b>;"],
];

const PYTHON: readonly Row[] = [
	// Arguments
	["foo()", "foo() # !\nfoo(1)"],
	["foo(...)", "foo() # !\nfoo(1, a=2) # !\na.foo()"],
	["foo(..., shell=True, ...)", "foo(shell=True) # !\nfoo(1, a=2, shell=True) # !\nfoo(shell=False)"],
	["foo(a=$X, b=$Y)", "foo(b=1, a=2) # !\nfoo(a=1)\nfoo(a=1, b=2, c=3)"],
	["foo($X, a=1)", "foo(2, a=1) # !\nfoo(a=1)\nfoo(a=1, b=2)"],
	["foo($X)", "foo(1) # !\nfoo(1, 2)\nfoo(*a)"],
	["foo(*$X)", "foo(*a) # !\nfoo(a)\nfoo(**a)"],
	["foo(**$X)", "foo(**a) # !\nfoo(a)"],
	["foo($...ARGS)", "foo(1, b=2) # !\nbar()"],
	["foo($K=True)", "foo(a=True) # !\nfoo(True)"],
	// Strings
	['foo("...")', "foo(\"a\") # !\nfoo('''b''') # !\nfoo(x)"],
	['foo(f"...{$X}...")', 'foo(f"a {b} c") # !\nfoo(f"a")\nfoo("a")'],
	['foo(f"...")', 'foo(f"a {b} c") # !\nfoo(x)'],
	['"..." % $X', '"a %s" % b # !\na % b'],
	['"...".format(...)', '"a {}".format(b) # !\na.format(b)'],
	['foo("=~/^https?:/")', 'foo("http://a") # !\nfoo("ftp://a")'],
	["foo('$X')", "foo('a') # !\nfoo(a)"],
	["foo(None)", "foo(None) # !\nfoo(0)"],
	["foo(b'...')", "foo(b'a') # !\nfoo(1)"],
	// Collections
	['{"a": $X}', 'x = {"a": 1} # !\nx = {"a": 1, "b": 2}'],
	['{..., "a": $X, ...}', 'x = {"b": 1, "a": 2} # !\nx = {"b": 2}'],
	['{"a": $X, ...}', 'x = {"a": 1, "b": 2} # !\nx = {"b": 2}'],
	["[$X, ...]", "x = [1, 2] # !\nx = []"],
	["($X, $Y)", "x = (1, 2) # !\nx = (1, 2, 3)"],
	["[$X for $X in $Y]", "x = [a for a in b] # !\nx = [a.c for a in b]"],
	["{...}", "x = {1: 2} # !\nx = []"],
	// Expressions
	["$X.foo($Y)", "a.foo(1) # !\na.b.foo(1) # !\nfoo(1)"],
	["$X[$Y]", "a[0] # !\na.b"],
	["$X['a']", "b['a'] # !\nb['c']\nb.a"],
	["$X == $X", "a == a # !\na == b"],
	["$X in $Y", "a in b # !\na not in b"],
	["not $X", "not a # !\n-a"],
	["$X or 'k'", "a or 'k' # !\na and 'k'"],
	["lambda $X: $Y", "f(lambda a: a) # !\nf(a)"],
	["$X if $T else $X", "b if a else b # !\nb if a else c"],
	["foo(<... $X.bar ...>)", "foo([a.bar]) # !\nfoo(1)"],
	["await $X", "async def f():\n    await a # !"],
	["$X. ... .bar()", "a.foo().b.bar() # !\na.foo()"],
	["a.$M(...)", "a.b(1) # !\nb.a(1)"],
	// Definitions
	["def $F(...):\n  ...", "def f(): # !\n    a()\nx = 1"],
	["def $F(..., $X=None, ...):\n  ...", "def f(a, b=None): # !\n    pass\ndef g(a):\n    pass"],
	[
		"def $F($X, ...):\n  ...\n  return $X",
		"def f(a, b): # !\n    c()\n    return a\ndef g(a):\n    return 1",
	],
	["def __init__(self, ...):\n  ...", "class A:\n    def __init__(self, x): # !\n        self.x = x"],
	["@app.route(...)\ndef $F(...):\n  ...", "@app.route('/a') # !\ndef f():\n    pass\ndef g():\n    pass"],
	["@$D\ndef $F(...):\n  ...", "@a\n@b # !\ndef f():\n    pass".replace("@a\n@b # !", "@a # !\n@b")],
	["class $C(Base): ...", "class A(Base): # !\n    pass\nclass B:\n    pass"],
	["class $C:\n  ...", "class A: # !\n    x = 1\nclass B(A): # !\n    pass"],
	[
		"class $C(...):\n  ...\n  debug = True\n  ...",
		"class A: # !\n    a = 1\n    debug = True\n    b = 2\nclass B:\n    debug = False",
	],
	["async def $F(...):\n  ...", "async def f(): # !\n    pass\ndef g():\n    pass"],
	// Statements
	["$X = foo(...)", "x = foo(1) # !\nx = bar()\nself.x = foo() # !"],
	["$X: $T = foo()", "x: int = foo() # !\ny = bar()"],
	["$X += 1", "x += 1 # !\nx = 1"],
	["$A, $B = foo()", "a, b = foo() # !\na = foo()"],
	["return $X", "def f():\n    return 1 # !\ndef g():\n    return"],
	["raise $E", "raise E # !\nf()"],
	["raise $E(...)", "raise E('a') # !\nraise"],
	["assert $X", "assert a # !\nassert b, 'c' # !"],
	["del $X", "del a # !\na"],
	["if $X:\n  ...", "if a: # !\n    b()\nwhile a:\n    b()"],
	["if $X:\n  return $Y", "def f():\n    if a: # !\n        return 1"],
	["for $X in $Y:\n  ...", "for a in b: # !\n    c()"],
	["while True:\n  ...", "while True: # !\n    a()\nwhile b:\n    a()"],
	["with open(...) as $F:\n  ...", "with open('a') as f: # !\n    g(f)\nwith b:\n    pass"],
	[
		"try:\n  ...\nexcept $E:\n  pass",
		"try: # !\n    a()\nexcept E:\n    pass\ntry:\n    a()\nexcept E:\n    b()",
	],
	["try:\n  ...\nexcept:\n  ...", "try: # !\n    a()\nexcept:\n    b()"],
	["$X = foo()\n...\nbar($X)", "x = foo() # !\nif a:\n    with b:\n        bar(x)\ny = foo()\nbar(z)"],
	["global $X", "def f():\n    global a # !"],
	// Modules
	["import a", "import a # !\nimport b"],
	["import a.b", "import a.b # !\nimport a"],
	["from a import b", "from a import b # !\nfrom a import c"],
	["from a import b", "from a import c, b as d # !"],
	["from a import $X", "from a import b # !\nfrom c import b"],
	["from a import *", "from a import * # !\nfrom b import *"],
	[
		"requests.$M(...)",
		"import other\nfrom requests import get, post as p\nget(1) # !\np(2) # !\nrequests.put(3) # !\nother.get(4)\nput(5)",
	],
	["requests.$M(...)", "def f():\n    from requests import get\n    get(1) # !\ndef g(get):\n    get(2)"],
];

const JAVA: readonly Row[] = [
	["foo(...)", "foo(); // !\nfoo(1, a); // !\na.foo();"],
	["foo(...);", "int x = foo(1); // !\nfoo(); // !"],
	["$X.foo($Y, ...)", "a.foo(1); // !\na.foo(1, 2); // !\na.foo();"],
	["new Foo(...)", "new Foo(1); // !\nnew Foo<String>() {}; // !\nnew Bar();"],
	["a.b.Foo.get()", "import a.b.Foo;\nclass C { void f() { Foo.get(); } } // !"],
	["a.b.Foo.get()", "import a.b.*;\nclass C { void f() { Foo.get(); } } // !"],
	["java.lang.Math.random()", "Math.random(); // !\nmy.Math.random();"],
	["(Foo $X).run()", "void f(Foo a, Bar b) {\n a.run(); // !\n b.run();\n}"],
	["(a.Foo $X).run()", "class C {\n Foo<String> a;\n void f() { a.run(); } // !\n}"],
	["$T $X = foo();", "String a = foo(); // !\nvar b = foo();"],
	["String $X = $V;", "String a = b; // !\nfinal String c = d; // !\nint e = f;"],
	[
		"List<String> $X = $V;",
		"List<String> a = b; // !\nList<Integer> c = d;\njava.util.List<String> e = f; // !",
	],
	["$X = foo()", "x = foo(); // !\nint a = foo(); // !\na = bar();"],
	[
		'private static String $X = "...";',
		'class C {\n private static String a = "b"; // !\n static String c = "d";\n}',
	],
	["$R $M(...) { ... }", "class C {\n void f(int a) { } // !\n C() { }\n}"],
	["$M(..., String $X, ...) { ... }", "class C {\n void f(int a, String b) { } // !\n void g(int a) { }\n}"],
	["@Get(...)\n$R $M(...) { ... }", 'class C {\n @Get("/a") void f() { } // !\n @Post void g() { }\n}'],
	[
		"$R $M(..., @Param(...) $T $X, ...) { ... }",
		'class C {\n void f(int a, @Param("b") String b) { } // !\n void g(String b) { }\n}',
	],
	["class $C extends Base { ... }", "class A extends Base { } // !\nclass B { }"],
	[
		"class $C {\n ...\n $R run() { ... }\n ...\n}",
		"class A { int x; void run() { } } // !\nclass B { void walk() { } }",
	],
	[
		"class $C {\n ...\n String $X = foo();\n ...\n}",
		"class A { String x = foo(); } // !\nclass B { void f() { String x = foo(); } }",
	],
	["try { ... } catch ($E $X) { }", "try { a(); } catch (B c) { } // !\ntry { a(); } catch (B c) { d(); }"],
	[
		"for (...) { ... foo(); ... }",
		"for (int i = 0; i < 9; i++) { foo(); } // !\nfor (A a : b) { foo(); } // !\nfor (;;) { bar(); }",
	],
	["foo(<... $X + $Y ...>)", "foo(bar(a + b)); // !\nfoo(a);"],
	["a(). ... .c()", "a().b().c(); // !\na().c(); // !\nb().c();"],
	['"$X" + $Y', 'f("a" + b); // !\nf(a + b);'],
	["return $X;", "int f() { return 1; } // !"],
	["import a.b.C;", "import a.b.C; // !\nimport a.b.D;"],
	["$X == (String $Y)", "void f(String a, int b) {\n g(c == a); // !\n g(c == b);\n}"],
	["$A = foo();\n...\nbar($A);", "class C { void f() {\n int a = foo(); // !\n if (b) bar(a);\n} }"],
];

describe("patterns of JavaScript and TypeScript", () => {
	it.each(TYPESCRIPT)("%s\n%s", (...row) => check(row, "typescript", "a.tsx"));
});

describe("patterns of Python", () => {
	it.each(PYTHON)("%s\n%s", (...row) => check(row, "python", "a.py"));
});

describe("patterns of Java", () => {
	it.each(JAVA)("%s\n%s", (...row) => check(row, "java", "A.java"));
});
