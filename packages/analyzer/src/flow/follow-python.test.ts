import { beforeAll, describe, expect, it } from "vitest";
import type { RuleSet } from "../rules/load-rules.ts";
import { TAINT_RULES } from "../testing/taint-rules.ts";
import { inspectSources, linesOf, loadSoundRules, markedLines } from "../testing/test-engine.ts";

/** Code in which the lines where untrusted data arrives, and no others, end in `!`. */
type Row = readonly [construct: string, code: string];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
	assignments: [
		["direct", "sink(source()) # !"],
		["overwritten", "a = source()\nsink(a) # !\na = 'x'\nsink(a)"],
		["augmented", "a = 'x'\na += source()\nsink(a) # !"],
		["chained", "a = b = source()\nsink(a) # !\nsink(b) # !"],
		["annotated", "a: str = source()\nsink(a) # !"],
		["walrus", "if (a := source()):\n    sink(a) # !"],
		["tuple", "a, b = source(), 'x'\nsink(a) # !\nsink(b)"],
		["starred", "a, *b = source()\nsink(b) # !"],
		["conditional", "a = source() if t else 'x'\nsink(a) # !"],
		["or", "a = source() or 'x'\nsink(a) # !"],
		["comparison", "a = source() == 'x'\nsink(a)"],
		["not", "a = not source()\nsink(a)"],
		["global", "a = 'x'\ndef f():\n    global a\n    a = source()\n    sink(a) # !"],
	],
	collections: [
		["dict", "a = {'b': source(), 'c': 1}\nsink(a['b']) # !\nsink(a['c'])"],
		["dict write", "a = {}\na['b'] = source()\nsink(a['b']) # !\nsink(a['c'])"],
		["dict get", "a = {'b': source()}\nsink(a.get('b')) # !"],
		["dict unpacked", "a = {**source(), 'c': 1}\nsink(a['b']) # !\nsink(a['c'])"],
		["list", "a = ['x', source()]\nsink(a[0])\nsink(a[1]) # !"],
		["append", "a = []\na.append(source())\nsink(a[0]) # !"],
		["slice", "sink(source()[1:]) # !"],
		["join", "sink(' '.join([source()])) # !"],
		["list comprehension", "sink([a for a in source()]) # !"],
		["comprehension of text", "sink([a + 'x' for a in [source()]]) # !"],
		["comprehension to constant", "sink(['x' for a in source()])"],
		["dict comprehension", "sink({k: v for k, v in source().items()}) # !"],
		["generator expression", "sink(','.join(a for a in source())) # !"],
		["cleaning comprehension", "sink([clean(a) for a in source()])"],
		["len", "sink(len(source()))"],
		["attribute", "a = Box()\na.b = source()\nsink(a.b) # !\nsink(a.c)"],
	],
	strings: [
		["f-string", "sink(f'a {source()}') # !"],
		["percent", "sink('a %s' % source()) # !"],
		["percent tuple", "sink('a %s %s' % (1, source())) # !"],
		["format", "sink('a {}'.format(source())) # !"],
		["format keyword", "sink('a {b}'.format(b=source())) # !"],
		["concatenation", "sink('a' + source()) # !"],
		["method", "sink(source().strip().lower()) # !"],
		["str", "sink(str(source())) # !"],
		["predicate", "sink(source().isdigit())"],
	],
	control: [
		["one branch", "a = 'x'\nif t:\n    a = source()\nsink(a) # !"],
		["both cleaned", "a = source()\nif t:\n    a = 'x'\nelse:\n    a = 'y'\nsink(a)"],
		["constant test", "a = 'x'\nif False:\n    a = source()\nsink(a)"],
		["for", "for a in source():\n    sink(a) # !"],
		["for unpacking", "for k, v in source().items():\n    sink(v) # !"],
		["for over literal", "for a in ['x']:\n    sink(a)"],
		["while", "a = 'x'\nwhile t:\n    a += source()\nsink(a) # !"],
		["for else", "for a in b:\n    pass\nelse:\n    sink(source()) # !"],
		["with", "with open(source()) as f:\n    sink(f) # !"],
		["with body", "with lock:\n    a = source()\nsink(a) # !"],
		["match", "match t:\n    case 1:\n        a = source()\n    case _:\n        a = 'x'\nsink(a) # !"],
		["early return", "def f():\n    a = source()\n    if t:\n        return\n    sink(a) # !"],
		["dead code", "def f():\n    a = source()\n    return a\n    sink(a)"],
		["raised", "try:\n    raise E(source())\nexcept E as e:\n    sink(e) # !"],
		["before an exception", "a = 'x'\ntry:\n    a = source()\n    f()\nexcept E:\n    sink(a) # !"],
		["finally", "a = 'x'\ntry:\n    a = source()\nfinally:\n    sink(a) # !"],
		["try else", "try:\n    a = source()\nexcept E:\n    a = 'x'\nelse:\n    sink(a) # !"],
	],
	guards: [
		["allow-list", "a = source()\nif a in ('x', 'y'):\n    sink(a)\nsink(a) # !"],
		[
			"early exit",
			"OK = {'x', 'y'}\ndef f():\n    a = source()\n    if a not in OK:\n        return\n    sink(a)",
		],
		[
			"early exit from a list",
			"OK = ['x']\ndef f():\n    a = source()\n    if a not in OK:\n        raise E\n    sink(a)",
		],
		["dictionary", "OK = {'x': 'y'}\na = source()\nif a in OK:\n    sink(a)"],
		["equality", "a = source()\nif a == 'x':\n    sink(a)"],
		["untrusted set", "a = source()\nif a in source():\n    sink(a) # !"],
		["existence", "a = source()\nif a:\n    sink(a) # !"],
		["none", "a = source()\nif a is not None:\n    sink(a) # !"],
	],
	functions: [
		["argument to sink", "def f(x):\n    sink(x) # !\nf(source())"],
		["returned", "def f():\n    return source()\nsink(f()) # !"],
		["through", "def f(x):\n    return x\nsink(f(source())) # !\nsink(f('x'))"],
		[
			"keyword argument",
			"def f(x, y):\n    return y\nsink(f(y=source(), x='x')) # !\nsink(f(y='x', x=source()))",
		],
		["default", "def f(x=source()):\n    sink(x) # !"],
		["star args", "def f(*xs):\n    sink(xs[0]) # !\nf(source())"],
		["star kwargs", "def f(**xs):\n    sink(xs['a']) # !\nf(a=source())"],
		["cleaned inside", "def f(x):\n    return clean(x)\nsink(f(source()))"],
		["nested function", "def f():\n    a = source()\n    def g():\n        sink(a) # !\n    g()"],
		["function scope", "a = source()\ndef f():\n    a = 'x'\n    sink(a)"],
		["lambda", "f = lambda x: x\nsink(f(source())) # !"],
		["generator", "def g():\n    yield source()\nfor a in g():\n    sink(a) # !"],
		["await", "async def f():\n    a = await source()\n    sink(a) # !"],
		["decorated", "@d\ndef f(x):\n    sink(x) # !\nf(source())"],
		["tuple result", "def f():\n    return source(), 'x'\na, b = f()\nsink(a) # !\nsink(b)"],
	],
	classes: [
		[
			"constructor field",
			"class A:\n    def __init__(self, x):\n        self.x = x\n    def run(self):\n        sink(self.x) # !\nA(source()).run()",
		],
		[
			"method field",
			"class A:\n    def load(self):\n        self.x = source()\n        self.y = 1\n    def run(self):\n        sink(self.x) # !\n        sink(self.y)",
		],
		["method argument", "class A:\n    def run(self, x):\n        sink(x) # !\nA().run(source())"],
		[
			"own method",
			"class A:\n    def a(self):\n        self.b(source())\n    def b(self, x):\n        sink(x) # !",
		],
		[
			"static method",
			"class A:\n    @staticmethod\n    def f(x):\n        return x\nsink(A.f(source())) # !",
		],
		[
			"class method",
			"class A:\n    @classmethod\n    def f(cls, x):\n        return x\nsink(A.f(source())) # !",
		],
		[
			"inherited method",
			"class B:\n    def f(self, x):\n        sink(x) # !\nclass A(B):\n    pass\nA().f(source())",
		],
		[
			"inherited field",
			"class B:\n    def __init__(self, x):\n        self.x = x\nclass A(B):\n    def run(self):\n        sink(self.x) # !\nA(source()).run()",
		],
		[
			"super",
			"class B:\n    def __init__(self, x):\n        sink(x) # !\nclass A(B):\n    def __init__(self, x):\n        super().__init__(x)\nA(source())",
		],
		[
			"property",
			"class A:\n    @property\n    def x(self):\n        return source()\n    def run(self):\n        sink(self.x) # !",
		],
		["class attribute", "class A:\n    x = source()\n    def run(self):\n        sink(self.x) # !"],
	],
	sanitizers: [
		["at use", "sink(clean(source()))"],
		["in a variable", "a = source()\na = clean(a)\nsink(a)"],
		["in one branch", "a = source()\nif t:\n    a = clean(a)\nsink(a) # !"],
		["part of text", "a = source()\nsink(f'{clean(a)}')\nsink(f'{a} {clean(a)}') # !"],
	],
};

let rules: RuleSet;
beforeAll(async () => {
	rules = await loadSoundRules(TAINT_RULES);
});

describe.each(Object.entries(TABLES))("%s", (_name, rows) => {
	it.each(rows)("%s", async (_construct, code) => {
		const { findings } = await inspectSources(rules, { "a.py": code });
		expect(linesOf(findings)).toEqual(markedLines(code));
	});
});
