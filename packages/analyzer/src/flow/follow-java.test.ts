import { beforeAll, describe, expect, it } from "vitest";
import type { RuleSet } from "../rules/load-rules.ts";
import { TAINT_RULES } from "../testing/taint-rules.ts";
import { inspectSources, linesOf, loadSoundRules, markedLines } from "../testing/test-engine.ts";

/** Code in which the lines where untrusted data arrives, and no others, end in `!`. */
type Row = readonly [construct: string, code: string];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
	assignments: [
		["direct", "sink(source()); // !"],
		["overwritten", 'var a = source();\nsink(a); // !\na = "x";\nsink(a);'],
		["augmented", 'String a = "x";\na += source();\nsink(a); // !'],
		["several in one declaration", 'String a = "x", b = source();\nsink(a);\nsink(b); // !'],
		["cast", "Object a = source();\nsink((String) a); // !"],
		["conditional", 'String a = t ? source() : "x";\nsink(a); // !'],
		["comparison", 'boolean a = source() == "x";\nsink(a);'],
		["instanceof pattern", "Object a = source();\nif (a instanceof String s) sink(s); // !"],
		["number", "int a = Integer.parseInt(source());\nsink(a);"],
		["array", 'String[] a = {"x", source()};\nsink(a[0]);\nsink(a[1]); // !'],
		["array write", "String[] a = new String[2];\na[0] = source();\nsink(a[0]); // !"],
	],
	strings: [
		["concatenation", 'sink("a" + source() + 1); // !'],
		["format", 'sink(String.format("%s", source())); // !'],
		["method", "sink(source().trim().toLowerCase()); // !"],
		["concat", 'sink("a".concat(source())); // !'],
		["builder", 'StringBuilder b = new StringBuilder("a");\nb.append(source());\nsink(b.toString()); // !'],
		[
			"builder in a chain",
			'StringBuilder b = new StringBuilder();\nb.append("a").append(source());\nsink(b.toString()); // !',
		],
		["builder from text", "sink(new StringBuilder(source()).reverse().toString()); // !"],
		["predicate", "sink(source().isEmpty());"],
		["length", "sink(source().length());"],
		["bytes", "sink(new String(source().getBytes())); // !"],
	],
	collections: [
		[
			"list by index",
			'List<String> a = new ArrayList<>();\na.add("x");\na.add(source());\nsink(a.get(0));\nsink(a.get(1)); // !',
		],
		[
			"list after remove",
			'List<String> a = new ArrayList<>();\na.add("x");\na.add(source());\na.add("y");\na.remove(0);\nsink(a.get(0)); // !\nsink(a.get(1));',
		],
		[
			"list insert",
			'List<String> a = new ArrayList<>();\na.add(source());\na.add(0, "x");\nsink(a.get(0));\nsink(a.get(1)); // !',
		],
		["list by unknown index", "List<String> a = new ArrayList<>();\na.add(source());\nsink(a.get(i)); // !"],
		[
			"list in a loop",
			"List<String> a = new ArrayList<>();\nfor (int i = 0; i < n; i++) a.add(source());\nsink(a.get(5)); // !",
		],
		["list cleared", "List<String> a = new ArrayList<>();\na.add(source());\na.clear();\nsink(a.get(0));"],
		[
			"map by key",
			'Map<String, Object> a = new HashMap<>();\na.put("b", source());\na.put("c", "x");\nsink(a.get("b")); // !\nsink(a.get("c"));',
		],
		[
			"map overwritten",
			'Map<String, Object> a = new HashMap<>();\na.put("b", source());\na.put("b", "x");\nsink(a.get("b"));',
		],
		[
			"map by unknown key",
			'Map<String, Object> a = new HashMap<>();\na.put(k, source());\nsink(a.get("b")); // !',
		],
		["for each", 'for (String a : source().split(",")) sink(a); // !'],
		["stream", "sink(list(source()).stream().map(a -> a.trim()).toList()); // !"],
		["stream to constant", 'sink(list(source()).stream().map(a -> "x").toList());'],
	],
	control: [
		["one branch", 'String a = "x";\nif (t) a = source();\nsink(a); // !'],
		["both cleaned", 'String a = source();\nif (t) a = "x"; else a = "y";\nsink(a);'],
		["constant arithmetic", 'int n = 106;\nString a = 7 * 18 + n > 200 ? "x" : source();\nsink(a);'],
		[
			"constant arithmetic, other way",
			'int n = 1;\nString a;\nif (7 * 42 - n > 200) a = source(); else a = "x";\nsink(a); // !',
		],
		["counter is no constant", 'int n = 0;\nn++;\nString a = n > 0 ? source() : "x";\nsink(a); // !'],
		[
			"switch over a constant",
			"String g = \"ABC\";\nchar c = g.charAt(1);\nString a;\nswitch (c) {\n case 'A': a = source(); break;\n case 'B': a = \"x\"; break;\n default: a = source();\n}\nsink(a);",
		],
		[
			"switch that falls through",
			'String a = "x";\nswitch (t) {\n case 1: a = source();\n case 2: sink(a); break; // !\n default: sink(a);\n}',
		],
		[
			"arrow switch",
			'String a = "x";\nswitch (t) {\n case 1 -> a = source();\n default -> sink(a);\n}\nsink(a); // !',
		],
		["switch expression", 'String a = switch (t) { case 1 -> source(); default -> "x"; };\nsink(a); // !'],
		["while", 'String a = "x";\nwhile (t) {\n sink(a); // !\n a = source();\n}'],
		["try", 'String a = "x";\ntry {\n a = source();\n} catch (Exception e) {\n a = "y";\n}\nsink(a); // !'],
		["thrown", "try {\n throw new Failure(source());\n} catch (Failure e) {\n sink(e.getMessage()); // !\n}"],
		["resource", "try (Reader a = open(source())) {\n sink(a); // !\n}"],
		["finally", "try {\n run();\n} finally {\n sink(source()); // !\n}"],
		["equal to a constant", 'String a = source();\nif (a.equals("x")) sink(a);\nelse sink(a); // !'],
		["among known values", "String a = source();\nif (!KNOWN.contains(a)) throw new Failure();\nsink(a);"],
		[
			"matches",
			'String a = source();\nif (a.matches("[a-z]+")) sink(a);\nif (a.matches(".*")) sink(a); // !',
		],
	],
	functions: [
		["argument", "class A {\n void run() { show(source()); }\n void show(String x) { sink(x); } // !\n}"],
		[
			"result",
			"class A {\n void run() { sink(echo(source())); } // !\n String echo(String x) { return x; }\n}",
		],
		[
			"constant result",
			'class A {\n void run() { sink(echo(source())); }\n String echo(String x) { return "x"; }\n}',
		],
		[
			"overloads",
			'class A {\n void run() { show(source(), 1); show("x"); }\n void show(String x) { sink(x); }\n void show(String x, int n) { sink(x); } // !\n}',
		],
		[
			"varargs",
			'class A {\n void run() { show("x", source()); }\n void show(String... xs) { sink(xs[1]); } // !\n}',
		],
		[
			"static",
			"class A {\n void run() { sink(B.echo(source())); } // !\n}\nclass B {\n static String echo(String x) { return x; }\n}",
		],
		[
			"lambda",
			"Function<String, String> f = x -> x;\nString a = source();\nRunnable r = () -> sink(a); // !",
		],
		["fragment without class", "void show(String x) {\n sink(x); // !\n}\nvoid run() { show(source()); }"],
	],
	classes: [
		["field", "class A {\n String x;\n void read() { x = source(); }\n void run() { sink(x); } // !\n}"],
		[
			"field by this",
			"class A {\n String x;\n A() { this.x = source(); }\n void run() { sink(this.x); } // !\n}",
		],
		["other field", "class A {\n String x = source();\n String y;\n void run() { sink(y); }\n}"],
		["local hides field", 'class A {\n String x = source();\n void run() { String x = "x"; sink(x); }\n}'],
		[
			"constructor and getter",
			"class A {\n private final String x;\n A(String x) { this.x = x; }\n String getX() { return x; }\n}\nclass B {\n void run() { sink(new A(source()).getX()); } // !\n}",
		],
		[
			"inner class",
			"class A {\n void run() { sink(new B().echo(source())); } // !\n class B { String echo(String x) { return x; } }\n}",
		],
		[
			"inner class, constant",
			'class A {\n void run() { sink(new B().echo(source())); }\n class B { String echo(String x) { return "x"; } }\n}',
		],
		[
			"outer method",
			"class A {\n void show(String x) { sink(x); } // !\n class B { void run() { show(source()); } }\n}",
		],
		[
			"base class",
			"class A extends B {\n void run() { show(source()); }\n}\nclass B {\n void show(String x) { sink(x); } // !\n}",
		],
		[
			"interface",
			'interface S { String echo(String x); }\nclass T implements S { public String echo(String x) { return "x"; } }\nclass A {\n void run(S s) { sink(s.echo(source())); }\n}',
		],
		[
			"interface, two classes",
			'interface S { String echo(String x); }\nclass T implements S { public String echo(String x) { return "x"; } }\nclass U implements S { public String echo(String x) { return x; } }\nclass A {\n void run(S s) { sink(s.echo(source())); } // !\n}',
		],
		[
			"record",
			'record P(String x, String y) {\n void run() { sink(x); } // !\n static P make() { return new P(source(), "y"); }\n}',
		],
		[
			"anonymous class",
			"class A {\n void run() {\n  String a = source();\n  start(new Runnable() { public void run() { sink(a); } }); // !\n }\n}",
		],
	],
	sanitizers: [
		["at use", "sink(clean(source()));"],
		["in a variable", "String a = source();\na = clean(a);\nsink(a);"],
		["in one branch", "String a = source();\nif (t) a = clean(a);\nsink(a); // !"],
	],
};

let rules: RuleSet;
beforeAll(async () => {
	rules = await loadSoundRules(TAINT_RULES);
});

describe.each(Object.entries(TABLES))("%s", (_name, rows) => {
	it.each(rows)("%s", async (_construct, code) => {
		const { findings } = await inspectSources(rules, { "A.java": code });
		expect(linesOf(findings)).toEqual(markedLines(code));
	});
});
