import { beforeAll, describe, expect, it } from "vitest";
import { inspect } from "../src/inspect/inspect.ts";
import type { RuleSet } from "../src/rules/load-rules.ts";
import { TAINT_RULES } from "../src/testing/taint-rules.ts";
import {
	inspectOne,
	inspectSources,
	loadSoundRules,
	markedLines,
	toFiles,
} from "../src/testing/test-engine.ts";
import { type Case, pair } from "./cross-file-case.ts";
import { GO } from "./cross-file-go.ts";

const SINK_JS = "export function show(x) {\n  sink(x); // !\n}";
const SINK_PY = "def show(x):\n    sink(x) # !\n";
const ECHO_JS = "export function echo(x) { return x; }";
const ECHO_PY = "def echo(x):\n    return x\n";
const SAFE_JS = ["b.ts", "return x", "return 'x'"] as const;
const SAFE_PY = ["b.py", "return x", "return 'x'"] as const;

const SCRIPTS: readonly Case[] = [
	pair(
		"named import, argument to sink",
		{ "a.ts": "import { show } from './b';\nshow(source());", "b.ts": SINK_JS },
		["a.ts", "source()", "'x'"],
	),
	pair(
		"renamed import",
		{ "a.ts": "import { show as print } from './b';\nprint(source());", "b.ts": SINK_JS },
		["a.ts", "source()", "clean(source())"],
	),
	pair(
		"returned value",
		{ "a.ts": "import { echo } from './b';\nsink(echo(source())); // !", "b.ts": ECHO_JS },
		SAFE_JS,
	),
	pair(
		"source in the other file",
		{
			"a.ts": "import { read } from './b';\nsink(read()); // !",
			"b.ts": "export const read = () => source();",
		},
		["b.ts", "source()", "'x'"],
	),
	pair(
		"field of a result",
		{
			"a.ts": "import { read } from './b';\nconst r = read();\nsink(r.bad); // !\nsink(r.good);",
			"b.ts": "export function read() { return { bad: source(), good: 1 }; }",
		},
		["a.ts", "r.bad", "r.good"],
	),
	pair(
		"destructured result",
		{
			"a.ts": "import { read } from './b';\nconst { bad, good } = read();\nsink(bad); // !\nsink(good);",
			"b.ts": "export function read() { return { bad: source(), good: 1 }; }",
		},
		["b.ts", "bad: source()", "bad: clean(source())"],
	),
	pair(
		"field of an argument",
		{
			"a.ts": "import { show } from './b';\nshow({ bad: source(), good: 1 });",
			"b.ts": "export function show(o) {\n  sink(o.bad); // !\n  sink(o.good);\n}",
		},
		["b.ts", "o.bad", "o.other"],
	),
	pair(
		"cleaned in the other file",
		{ "a.ts": "import { echo } from './b';\nsink(echo(source())); // !", "b.ts": ECHO_JS },
		["b.ts", "return x", "return clean(x)"],
	),
	pair(
		"default function",
		{
			"a.ts": "import show from './b';\nshow(source());",
			"b.ts": "export default function show(x) {\n  sink(x); // !\n}",
		},
		["b.ts", "sink(x)", "sink('x')"],
	),
	pair(
		"default arrow",
		{
			"a.ts": "import show from './b';\nshow(source());",
			"b.ts": "export default (x) => {\n  sink(x); // !\n};",
		},
		["a.ts", "show(source())", "other(source())"],
	),
	pair(
		"default by name",
		{
			"a.ts": "import show from './b';\nshow(source());",
			"b.ts": "function show(x) {\n  sink(x); // !\n}\nexport default show;",
		},
		["b.ts", "sink(x)", "sink(clean(x))"],
	),
	pair("namespace import", { "a.ts": "import * as b from './b';\nb.show(source());", "b.ts": SINK_JS }, [
		"a.ts",
		"b.show",
		"b.hide",
	]),
	pair(
		"export list",
		{
			"a.ts": "import { show } from './b';\nshow(source());",
			"b.ts": "function inner(x) {\n  sink(x); // !\n}\nexport { inner as show };",
		},
		["b.ts", "inner as show", "inner as hide"],
	),
	pair(
		"re-export by name",
		{
			"a.ts": "import { show } from './c';\nshow(source());",
			"b.ts": SINK_JS,
			"c.ts": "export { show } from './b';",
		},
		["c.ts", "show", "hide"],
	),
	pair(
		"re-export under another name",
		{
			"a.ts": "import { print } from './c';\nprint(source());",
			"b.ts": SINK_JS,
			"c.ts": "export { show as print } from './b';",
		},
		["c.ts", "as print", "as write"],
	),
	pair(
		"re-export of everything",
		{
			"a.ts": "import { show } from './c';\nshow(source());",
			"b.ts": SINK_JS,
			"c.ts": "export * from './b';",
		},
		["c.ts", "./b", "./d"],
	),
	pair(
		"import, then export",
		{
			"a.ts": "import { show } from './c';\nshow(source());",
			"b.ts": SINK_JS,
			"c.ts": "import { show } from './b';\nexport { show };",
		},
		["c.ts", "export { show };", ""],
	),
	pair(
		"index file",
		{
			"a.ts": "import { show } from './lib';\nshow(source());",
			"lib/index.ts": "export * from './b';",
			"lib/b.ts": SINK_JS,
		},
		["lib/index.ts", "./b", "./c"],
	),
	pair(
		".js specifier of a .ts file",
		{ "a.ts": "import { show } from './b.js';\nshow(source());", "b.ts": SINK_JS },
		["a.ts", "./b.js", "./c.js"],
	),
	pair(
		"alias @/",
		{
			"src/deep/a.ts": "import { show } from '@/b';\nshow(source());",
			"src/b.ts": SINK_JS,
		},
		["src/deep/a.ts", "@/b", "@/c"],
	),
	pair("parent folder", { "x/y/a.ts": "import { show } from '../../b';\nshow(source());", "b.ts": SINK_JS }, [
		"x/y/a.ts",
		"../../b",
		"../b",
	]),
	pair(
		"require, taken apart",
		{
			"a.js": "const { show } = require('./b');\nshow(source());",
			"b.js": "function show(x) {\n  sink(x); // !\n}\nmodule.exports = { show };",
		},
		["b.js", "{ show }", "{}"],
	),
	pair(
		"require, whole",
		{
			"a.js": "const b = require('./b');\nb.show(source());",
			"b.js": "exports.show = function (x) {\n  sink(x); // !\n};",
		},
		["b.js", "exports.show", "exports.hide"],
	),
	pair(
		"module.exports.name",
		{
			"a.js": "const b = require('./b');\nb.show(source());",
			"b.js": "module.exports.show = (x) => {\n  sink(x); // !\n};",
		},
		["a.js", "source()", "'x'"],
	),
	pair(
		"module.exports is a function",
		{
			"a.js": "const show = require('./b');\nshow(source());",
			"b.js": "module.exports = function (x) {\n  sink(x); // !\n};",
		},
		["b.js", "sink(x)", "sink(clean(x))"],
	),
	pair(
		"method in module.exports",
		{
			"a.js": "const b = require('./b');\nb.show(source());",
			"b.js": "module.exports = {\n  show(x) {\n    sink(x); // !\n  },\n};",
		},
		["b.js", "show(x)", "hide(x)"],
	),
	pair(
		"property of a required module",
		{
			"a.js": "const show = require('./b').show;\nshow(source());",
			"b.js": "exports.show = (x) => {\n  sink(x); // !\n};",
		},
		["a.js", ".show;", ".hide;"],
	),
	pair(
		"class instance",
		{
			"a.ts": "import { Db } from './b';\nconst db = new Db();\ndb.run(source());",
			"b.ts": "export class Db {\n  run(x) {\n    sink(x); // !\n  }\n}",
		},
		["a.ts", "db.run(", "db.walk("],
	),
	pair(
		"constructor and method",
		{
			"a.ts": "import { Query } from './b';\nnew Query(source()).run();",
			"b.ts":
				"export class Query {\n  constructor(x) { this.x = x; }\n  run() {\n    sink(this.x); // !\n  }\n}",
		},
		["b.ts", "this.x = x", "this.x = clean(x)"],
	),
	pair(
		"exported instance",
		{
			"a.ts": "import { db } from './b';\ndb.run(source());",
			"b.ts": "class Db {\n  run(x) {\n    sink(x); // !\n  }\n}\nexport const db = new Db();",
		},
		["b.ts", "sink(x)", "sink('x')"],
	),
	pair(
		"base class in another file",
		{
			"a.ts": "import { Child } from './c';\nnew Child().run(source());",
			"b.ts": "export class Base {\n  run(x) {\n    sink(x); // !\n  }\n}",
			"c.ts": "import { Base } from './b';\nexport class Child extends Base {}",
		},
		["c.ts", " extends Base", ""],
	),
	pair(
		"super across files",
		{
			"a.ts": "import { Child } from './c';\nnew Child(source());",
			"b.ts": "export class Base {\n  constructor(x) {\n    sink(x); // !\n  }\n}",
			"c.ts":
				"import { Base } from './b';\nexport class Child extends Base {\n  constructor(x) { super(x); }\n}",
		},
		["c.ts", "super(x)", "super('x')"],
	),
	pair(
		"static method",
		{
			"a.ts": "import { Db } from './b';\nDb.run(source());",
			"b.ts": "export class Db {\n  static run(x) {\n    sink(x); // !\n  }\n}",
		},
		["a.ts", "source()", "clean(source())"],
	),
	pair(
		"awaited result",
		{
			"a.ts": "import { read } from './b';\nexport async function f() {\n  sink(await read()); // !\n}",
			"b.ts": "export async function read() { return source(); }",
		},
		["b.ts", "return source()", "source(); return 'x'"],
	),
	pair(
		"callback of an import",
		{
			"a.ts": "import { show } from './b';\n[source()].forEach(show);",
			"b.ts": SINK_JS,
		},
		["a.ts", "[source()]", "['x']"],
	),
	pair(
		"four files",
		{
			"a.ts": "import { one } from './b';\none(source());",
			"b.ts": "import { two } from './c';\nexport const one = (x) => two(x);",
			"c.ts": "import { show } from './d';\nexport const two = (x) => show(x + '!');",
			"d.ts": SINK_JS,
		},
		["c.ts", "x + '!'", "'!'"],
	),
	pair(
		"files that import each other",
		{
			"a.ts":
				"import { show } from './b';\nexport function start() { show(source()); }\nexport function end(x) {\n  sink(x); // !\n}",
			"b.ts": "import { end } from './a';\nexport function show(x) { end(x); }",
		},
		["b.ts", "end(x)", "end('x')"],
	),
	pair(
		"JSX file",
		{ "a.tsx": "import { show } from './b';\nconst A = () => <p>{show(source())}</p>;", "b.ts": SINK_JS },
		["a.tsx", "source()", "1"],
	),
	pair(
		"required class",
		{
			"a.js": "const { Db } = require('./b');\nconst db = new Db();\ndb.run(source());",
			"b.js": "class Db {\n  run(x) {\n    sink(x); // !\n  }\n}\nmodule.exports = { Db };",
		},
		["a.js", "db.run(", "db.walk("],
	),
	pair(
		"module.exports is another module",
		{
			"a.js": "const b = require('./c');\nb.show(source());",
			"b.js": "exports.show = (x) => {\n  sink(x); // !\n};",
			"c.js": "module.exports = require('./b');",
		},
		["c.js", "./b", "./d"],
	),
	pair(
		"object by default",
		{
			"a.ts": "import b from './b';\nb.show(source());",
			"b.ts": "export default {\n  show(x) {\n    sink(x); // !\n  },\n};",
		},
		["a.ts", "b.show", "b.hide"],
	),
	pair(
		"object of functions",
		{
			"a.ts": "import { api } from './b';\napi.show(source());",
			"b.ts": "export const api = {\n  show: (x) => {\n    sink(x); // !\n  },\n};",
		},
		["a.ts", "api.show", "api.hide"],
	),
	pair(
		"dynamic import",
		{
			"a.ts": "async function f() {\n  const { show } = await import('./b');\n  show(source());\n}",
			"b.ts": SINK_JS,
		},
		["a.ts", "show(source())", "show('x')"],
	),
];

const PYTHON: readonly Case[] = [
	pair("absolute import", { "a.py": "from b import show\nshow(source())", "b.py": SINK_PY }, [
		"a.py",
		"source()",
		"'x'",
	]),
	pair("renamed import", { "a.py": "from b import show as p\np(source())", "b.py": SINK_PY }, [
		"a.py",
		"source()",
		"clean(source())",
	]),
	pair(
		"returned value",
		{ "a.py": "from b import echo\nsink(echo(source())) # !", "b.py": ECHO_PY },
		SAFE_PY,
	),
	pair("whole module", { "a.py": "import b\nb.show(source())", "b.py": SINK_PY }, [
		"b.py",
		"sink(x)",
		"sink('x')",
	]),
	pair("module under another name", { "a.py": "import b as c\nc.show(source())", "b.py": SINK_PY }, [
		"a.py",
		"c.show",
		"c.hide",
	]),
	pair("relative import", { "p/a.py": "from .b import show\nshow(source())", "p/b.py": SINK_PY }, [
		"p/a.py",
		".b",
		".c",
	]),
	pair(
		"relative import of a module",
		{ "p/a.py": "from . import b\nb.show(source())", "p/b.py": SINK_PY, "p/__init__.py": "" },
		["p/a.py", "b.show", "b.hide"],
	),
	pair("parent package", { "p/q/a.py": "from ..b import show\nshow(source())", "p/b.py": SINK_PY }, [
		"p/q/a.py",
		"..b",
		"..c",
	]),
	pair("package path", { "a.py": "from p.q.b import show\nshow(source())", "p/q/b.py": SINK_PY }, [
		"p/q/b.py",
		"sink(x)",
		"sink(clean(x))",
	]),
	pair(
		"module of a package",
		{ "a.py": "from p import b\nb.show(source())", "p/b.py": SINK_PY, "p/__init__.py": "" },
		["a.py", "source()", "1"],
	),
	pair(
		"dotted module",
		{ "a.py": "import p.b\np.b.show(source())", "p/b.py": SINK_PY, "p/__init__.py": "" },
		["a.py", "source()", "1"],
	),
	pair("long dotted module", { "a.py": "import p.q.b\np.q.b.show(source())", "p/q/b.py": SINK_PY }, [
		"a.py",
		"b.show(source",
		"b.hide(source",
	]),
	pair(
		"package gives it again",
		{
			"a.py": "from p import show\nshow(source())",
			"p/__init__.py": "from .b import show",
			"p/b.py": SINK_PY,
		},
		["p/__init__.py", "import show", "import hide"],
	),
	pair(
		"package gives everything again",
		{ "a.py": "from p import show\nshow(source())", "p/__init__.py": "from .b import *", "p/b.py": SINK_PY },
		["p/__init__.py", ".b", ".c"],
	),
	pair(
		"class of another file",
		{
			"a.py": "from b import Db\ndb = Db()\ndb.run(source())",
			"b.py": "class Db:\n    def run(self, x):\n        sink(x) # !\n",
		},
		["a.py", "db.run(", "db.walk("],
	),
	pair(
		"constructor and method",
		{
			"a.py": "from b import Query\nQuery(source()).run()",
			"b.py":
				"class Query:\n    def __init__(self, x):\n        self.x = x\n    def run(self):\n        sink(self.x) # !\n",
		},
		["b.py", "self.x = x", "self.x = clean(x)"],
	),
	pair(
		"base class of another file",
		{
			"a.py": "from c import Child\nChild().run(source())",
			"b.py": "class Base:\n    def run(self, x):\n        sink(x) # !\n",
			"c.py": "from b import Base\nclass Child(Base):\n    pass\n",
		},
		["c.py", "(Base)", ""],
	),
	pair(
		"keyword argument",
		{
			"a.py": "from b import show\nshow(y='x', x=source())",
			"b.py": "def show(x, y):\n    sink(x) # !\n    sink(y)\n",
		},
		["a.py", "x=source()", "x='x'"],
	),
	pair(
		"instance of a module",
		{
			"a.py": "from b import db\ndb.run(source())",
			"b.py": "class Db:\n    def run(self, x):\n        sink(x) # !\ndb = Db()\n",
		},
		["b.py", "sink(x)", "sink(1)"],
	),
	pair(
		"three files",
		{
			"a.py": "from b import one\none(source())",
			"b.py": "from c import show\ndef one(x):\n    show(f'a {x}')\n",
			"c.py": SINK_PY,
		},
		["b.py", "{x}", "x"],
	),
	pair(
		"source root in src",
		{ "src/app/a.py": "from app.b import show\nshow(source())", "src/app/b.py": SINK_PY },
		["src/app/a.py", "app.b", "lib.b"],
	),
];

let rules: RuleSet;
beforeAll(async () => {
	rules = await loadSoundRules(TAINT_RULES);
});

function expectedPlaces(files: Case["files"]): readonly string[] {
	return Object.entries(files).flatMap(([path, text]) => markedLines(text).map((line) => `${path}:${line}`));
}

async function checkPair({ from, files, cut }: Case): Promise<void> {
	const { findings } = await inspectSources(rules, files);
	expect(findings.map((finding) => `${finding.path}:${finding.range.startLine}`)).toEqual(
		expectedPlaces(files),
	);
	const flow = findings[0]?.flow ?? [];
	expect(flow[0]).toMatchObject({ path: from, role: "source" });
	expect(flow.at(-1)).toMatchObject({ path: findings[0]?.path, role: "sink" });
	for (const target of Object.keys(files)) {
		const touching = findings.filter((one) => one.flow.some((step) => step.path === target));
		expect((await inspectOne(rules, files, target)).findings, target).toEqual(touching);
	}

	const [path, old, fresh] = cut;
	const text = files[path] ?? "";
	expect(text).toContain(old);
	const severed = await inspectSources(rules, { ...files, [path]: text.replace(old, fresh) });
	expect(severed.findings).toEqual([]);
}

describe("JavaScript and TypeScript", () => {
	it.each(SCRIPTS.map((one) => [one.name, one] as const))("%s", (_name, one) => checkPair(one));
});

describe("Go", () => {
	it.each(GO.map((one) => [one.name, one] as const))("%s", (_name, one) => checkPair(one));
});

describe("Python", () => {
	it.each(PYTHON.map((one) => [one.name, one] as const))("%s", (_name, one) => checkPair(one));
});

const SINK_JAVA =
	"package p;\npublic class B {\n\tpublic static void show(String x) {\n\t\tsink(x); // !\n\t}\n}";
const ECHO_JAVA =
	"package p;\npublic class B {\n\tpublic String echo(String x) { return x; }\n\tpublic static String same(String x) { return x; }\n}";
const SAFE_JAVA = ["src/p/B.java", "return x; }", 'return "x"; }'] as const;

/** A class with one method, in a package. */
function javaClass(head: string, body: string): string {
	return `${head} class A {\n\tvoid run() {\n${body}\n\t}\n}`;
}

const JAVA: readonly Case[] = [
	pair(
		"class of the same package",
		{ "src/p/A.java": javaClass("package p;\n", "B.show(source());"), "src/p/B.java": SINK_JAVA },
		["src/p/A.java", "source()", '"x"'],
	),
	pair(
		"imported class",
		{ "src/q/A.java": javaClass("import p.B;\n", "B.show(source());"), "src/p/B.java": SINK_JAVA },
		["src/q/A.java", "source()", "clean(source())"],
	),
	pair(
		"package imported whole",
		{ "src/q/A.java": javaClass("import p.*;\n", "B.show(source());"), "src/p/B.java": SINK_JAVA },
		["src/q/A.java", "p.*", "r.*"],
	),
	pair(
		"class by its path",
		{ "src/q/A.java": javaClass("", "p.B.show(source());"), "src/p/B.java": SINK_JAVA },
		["src/q/A.java", "p.B", "r.B"],
	),
	pair(
		"static import",
		{ "src/q/A.java": javaClass("import static p.B.show;\n", "show(source());"), "src/p/B.java": SINK_JAVA },
		["src/q/A.java", "source()", '"x"'],
	),
	pair(
		"class of another module of the build",
		{
			"web/src/main/java/q/A.java": javaClass("import p.B;\n", "B.show(source());"),
			"core/src/main/java/p/B.java": SINK_JAVA,
		},
		["web/src/main/java/q/A.java", "source()", '"x"'],
	),
	pair(
		"method of an object",
		{
			"src/q/A.java": javaClass("import p.B;\n", "B b = new B();\nsink(b.echo(source())); // !"),
			"src/p/B.java": ECHO_JAVA,
		},
		SAFE_JAVA,
	),
	pair(
		"method of a field by its type",
		{
			"src/q/A.java":
				"import p.B;\nclass A {\n\tprivate B b;\n\tvoid run() {\n\t\tsink(b.echo(source())); // !\n\t}\n}",
			"src/p/B.java": ECHO_JAVA,
		},
		SAFE_JAVA,
	),
	pair(
		"source in the other file",
		{
			"src/p/A.java": javaClass("package p;\n", "sink(B.read()); // !"),
			"src/p/B.java": "package p;\nclass B {\n\tstatic String read() { return source(); }\n}",
		},
		["src/p/B.java", "source()", '"x"'],
	),
	pair(
		"base class",
		{
			"src/p/A.java": "package p;\nclass A extends Base {\n\tvoid run() { show(source()); }\n}",
			"src/p/Base.java": "package p;\nclass Base {\n\tvoid show(String x) {\n\t\tsink(x); // !\n\t}\n}",
		},
		["src/p/A.java", "extends Base", ""],
	),
	pair(
		"interface with one implementation",
		{
			"src/p/A.java": "package p;\nclass A {\n\tService s;\n\tvoid run() { s.show(source()); }\n}",
			"src/p/Service.java": "package p;\ninterface Service {\n\tvoid show(String x);\n}",
			"src/p/Real.java":
				"package p;\nclass Real implements Service {\n\tpublic void show(String x) {\n\t\tsink(x); // !\n\t}\n}",
		},
		["src/p/Real.java", "implements Service", ""],
	),
	pair(
		"constructor and getter",
		{
			"src/p/A.java": javaClass("package p;\n", "sink(new Box(source()).getX()); // !"),
			"src/p/Box.java":
				"package p;\nclass Box {\n\tprivate final String x;\n\tBox(String x) { this.x = x; }\n\tString getX() { return x; }\n}",
		},
		["src/p/Box.java", "return x;", 'return "x";'],
	),
	pair(
		"result of a factory",
		{
			"src/p/A.java": javaClass("package p;\n", "B b = Factory.make();\nsink(b.echo(source())); // !"),
			"src/p/Factory.java": "package p;\nclass Factory {\n\tstatic B make() { return new B(); }\n}",
			"src/p/B.java": ECHO_JAVA,
		},
		SAFE_JAVA,
	),
	pair(
		"two files on",
		{
			"src/p/A.java": javaClass("package p;\n", "Middle.pass(source());"),
			"src/p/Middle.java": "package p;\nclass Middle {\n\tstatic void pass(String y) { B.show(y); }\n}",
			"src/p/B.java": SINK_JAVA,
		},
		["src/p/Middle.java", "B.show(y)", 'B.show("y")'],
	),
	pair(
		"cleaned in the other file",
		{
			"src/p/A.java": javaClass("package p;\n", "sink(B.same(source())); // !"),
			"src/p/B.java": ECHO_JAVA,
		},
		["src/p/B.java", "same(String x) { return x; }", "same(String x) { return clean(x); }"],
	),
];

describe("Java", () => {
	it.each(JAVA.map((one) => [one.name, one] as const))("%s", (_name, one) => checkPair(one));
});

it("reads no file that the change leads nowhere near", async () => {
	const sources = {
		"a.ts": "import { show } from './b';\nexport function print(x) {\n  show(x);\n}",
		"b.ts": SINK_JS,
		"caller.ts":
			"import { print } from './a';\nimport { other } from './other';\nprint(source());\nother(1);",
		"other.ts": "export function other(x) {\n  return x;\n}",
		"stranger.ts": "export const stranger = 1;",
	};
	const read = new Set<string>();
	const files = toFiles(sources).map((file) => ({
		...file,
		// Once at a quick look, and again to be analyzed.
		read: () => {
			const again = read.has(file.path);
			read.add(again ? `${file.path} twice` : file.path);
			return file.read();
		},
	}));
	const options = {
		version: "0",
		rules,
		grammarFolder: null,
		cacheFile: null,
		workerEntry: null,
		workers: 1,
	};
	const targets = files.filter(({ path }) => path === "a.ts");
	const { findings } = await inspect(options, { targets, project: files });
	expect(findings.map(({ path }) => path)).toEqual(["b.ts"]);
	const analyzed = [...read].filter((path) => path.endsWith("twice"));
	expect(analyzed.sort()).toEqual(["a.ts twice", "b.ts twice", "caller.ts twice"]);
});

it("shows every step between, in order", async () => {
	const { findings } = await inspectSources(rules, {
		"a.ts": "import { middle } from './b';\nconst input = source();\nmiddle(input);",
		"b.ts": "import { show } from './c';\nexport function middle(y) {\n  const z = y + '!';\n  show(z);\n}",
		"c.ts": SINK_JS,
	});
	const steps = findings[0]?.flow.map(
		(step) => `${step.path}:${step.range.startLine} ${step.role} ${step.note}`,
	);
	expect(steps).toEqual([
		"a.ts:2 source untrusted data enters",
		"a.ts:2 step assigned to `input`",
		"a.ts:3 step passed to `middle()`",
		"b.ts:3 step assigned to `z`",
		"b.ts:4 step passed to `show()`",
		"c.ts:2 sink used here",
	]);
});
