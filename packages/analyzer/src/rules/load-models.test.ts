import { beforeAll, describe, expect, it } from "vitest";
import type { ParseText } from "../pattern/compile-pattern.ts";
import { inspectSources, linesOf } from "../testing/test-engine.ts";
import { extendRules } from "./extend-rules.ts";
import { loadModels } from "./load-models.ts";
import { type LoadedRules, loadRules } from "./load-rules.ts";
import { createPatternParser } from "./parse-pattern-text.ts";

const KINDS = `kinds:
  - { kind: input, role: sources, meaning: m, includes: [query] }
  - { kind: query, role: sources, meaning: m }
  - { kind: shell, role: sinks, meaning: m }
  - { kind: quoted, role: sanitizers, meaning: m }
  - { kind: copied, role: propagators, meaning: m }
`;
const WEB = `library: web
title: Web
languages: [python]
sources:
  query:
    - pattern: web.query(...)
sinks:
  shell:
    - patterns:
        - pattern: web.run($COMMAND)
        - focus-metavariable: $COMMAND
sanitizers:
  quoted:
    - pattern: web.quote(...)
    - by-side-effect: true
      patterns:
        - pattern: web.check($VALUE)
        - focus-metavariable: $VALUE
propagators:
  copied:
    - pattern: web.copy($FROM, $TO)
`;
const RULE = `rules:
  - id: shell
    languages: [python]
    message: m
    severity: HIGH
    mode: taint
    pattern-sources: [{ model: input }]
    pattern-sinks: [{ model: shell }]
    pattern-sanitizers: [{ model: quoted }]
    pattern-propagators: [{ model: copied }]
`;
const SOURCE = `a = web.query("a")
web.run(a)
web.run(web.quote(a))
b = []; web.copy(a, b)
web.run(b)
c = web.query("c")
web.check(c)
web.run(c)
web.run(other.read())
`;

let parse: ParseText;
beforeAll(async () => {
	parse = await createPatternParser(null);
});

function load(texts: Readonly<Record<string, string>>): LoadedRules {
	return loadRules(
		Object.entries(texts).map(([path, text]) => ({ path, text })),
		parse,
	);
}

async function find(rules: LoadedRules, source = SOURCE): Promise<readonly number[]> {
	expect(rules.problems).toEqual([]);
	const { findings } = await inspectSources(rules, { "a.py": source });
	return linesOf(findings);
}

describe("a kind of models stands for", () => {
	it("sources, sinks, sanitizers and propagators of libraries", async () => {
		expect(await find(load({ "kinds.yaml": KINDS, "web.yaml": WEB, "rule.yaml": RULE }))).toEqual([2, 5]);
	});

	it("what every further library adds", async () => {
		const other =
			"library: other\ntitle: O\nlanguages: [python]\nsources: { input: [{ pattern: other.read() }] }\n";
		const rules = load({ "kinds.yaml": KINDS, "web.yaml": WEB, "other.yaml": other, "rule.yaml": RULE });
		expect(await find(rules)).toEqual([2, 5, 9]);
	});

	it("code to look for in any formula", async () => {
		const text = `rules:
  - id: search
    languages: [python]
    message: m
    severity: HIGH
    patterns:
      - model: query
      - pattern-not: web.query("a")
`;
		expect(await find(load({ "kinds.yaml": KINDS, "web.yaml": WEB, "rule.yaml": text }))).toEqual([6]);
	});

	it("nothing in a language that no library has it for", async () => {
		const rule = RULE.replace("[python]", "[python, go]");
		expect(await find(load({ "kinds.yaml": KINDS, "web.yaml": WEB, "rule.yaml": rule }))).toEqual([2, 5]);
	});
});

describe("rules that are compiled already", () => {
	it("learn from further models, by side effect too", async () => {
		const rules = load({ "kinds.yaml": KINDS, "web.yaml": WEB, "rule.yaml": RULE });
		const known = loadModels([{ path: "k", text: KINDS }], parse).own;
		const text = `library: other
title: O
languages: [python]
sources: { input: [{ pattern: other.read() }] }
sanitizers:
  quoted:
    - by-side-effect: true
      patterns: [{ pattern: other.check($V) }, { focus-metavariable: $V }]
`;
		const further = loadModels([{ path: "o", text }], parse, known);
		expect(further.problems).toEqual([]);
		const extended = { ...rules, rules: extendRules(rules.rules, further.own) };
		expect(await find(extended)).toEqual([2, 5, 9]);
		expect(await find(extended, "a = web.query()\nother.check(a)\nweb.run(a)\n")).toEqual([]);
	});
});

describe("a model that cannot be used is a problem with its place, and nothing else is lost:", () => {
	const BROKEN: readonly (readonly [
		what: string,
		code: string,
		text: string,
		line: number,
		mentions: string,
	])[] = [
		[
			"an unknown kind",
			"RULE_UNKNOWN_MODEL",
			"sinks:\n  shel: [{ pattern: x() }]\n",
			5,
			"did you mean `shell`?",
		],
		[
			"a kind of another role",
			"RULE_UNKNOWN_MODEL",
			"sources:\n  shell: [{ pattern: x() }]\n",
			5,
			"one of sinks",
		],
		[
			"a bad pattern",
			"RULE_BAD_PATTERN",
			"sinks:\n  shell:\n    - pattern: f()\n    - pattern: 'x((('\n",
			7,
			"Library broken",
		],
		["an unknown operator", "RULE_UNKNOWN_OPERATOR", "sinks:\n  shell:\n    - patern: x()\n", 6, "patern"],
		["an unknown key", "RULE_INVALID", "sink:\n  shell: [{ pattern: x() }]\n", 1, "did you mean `sinks`?"],
		[
			"a model that names a model",
			"RULE_UNKNOWN_MODEL",
			"sinks:\n  shell:\n    - model: query\n",
			6,
			"query",
		],
		["no YAML", "RULE_SYNTAX", "sinks: [\n", 5, ""],
	];

	it.each(BROKEN)("%s", async (_what, code, ...[text, line, mentions]) => {
		const broken = `library: broken\ntitle: B\nlanguages: [python]\n${text}`;
		const rules = load({ "kinds.yaml": KINDS, "broken.yaml": broken, "web.yaml": WEB, "rule.yaml": RULE });
		expect(rules.problems).toMatchObject([{ code, file: "broken.yaml", line, ruleId: null }]);
		expect(rules.problems[0]?.message).toContain(mentions);
		const { findings } = await inspectSources(rules, { "a.py": SOURCE });
		expect(linesOf(findings)).toEqual([2, 5]);
	});

	it("a library that is described twice, unless for another language", () => {
		const go = WEB.replace("python", "go").replace(/sinks[\s\S]*/, "");
		expect(load({ "kinds.yaml": KINDS, "a.yaml": WEB, "b.yaml": go }).problems).toEqual([]);
		expect(load({ "kinds.yaml": KINDS, "a.yaml": WEB, "b.yaml": WEB }).problems).toMatchObject([
			{ code: "RULE_DUPLICATE_ID", file: "b.yaml" },
		]);
	});

	it("a kind that is declared twice", () => {
		expect(load({ "a.yaml": KINDS, "b.yaml": KINDS }).problems[0]).toMatchObject({
			code: "RULE_DUPLICATE_ID",
			file: "b.yaml",
			line: 2,
		});
	});
});

it("names rule, file and line where a rule asks for an unknown kind, and runs the others", async () => {
	const bad = RULE.replace("model: input", "model: inptu").replace("id: shell", "id: bad");
	const rules = load({ "kinds.yaml": KINDS, "web.yaml": WEB, "bad.yaml": bad, "rule.yaml": RULE });
	expect(rules.problems).toMatchObject([
		{ code: "RULE_UNKNOWN_MODEL", ruleId: "bad", file: "bad.yaml", line: 2 },
	]);
	expect(rules.problems[0]?.message).toContain("did you mean `input`?");
	expect(linesOf((await inspectSources(rules, { "a.py": SOURCE })).findings)).toEqual([2, 5]);
});

it("changes the digest of the rules with every model", () => {
	const texts = { "kinds.yaml": KINDS, "web.yaml": WEB, "rule.yaml": RULE };
	const changed = { ...texts, "web.yaml": WEB.replace("web.run", "web.start") };
	expect(load(changed).digest).not.toBe(load(texts).digest);
});
