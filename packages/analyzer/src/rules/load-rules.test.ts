import { beforeAll, describe, expect, it } from "vitest";
import type { ParseText } from "../pattern/compile-pattern.ts";
import { loadRules, type RuleSet } from "./load-rules.ts";
import { createPatternParser } from "./parse-pattern-text.ts";

const GOOD = `rules:
  - id: good
    languages: [python]
    message: m
    severity: HIGH
    pattern: foo()
`;

/** A second rule in the file; it starts on line 7. */
function withRule(body: string, id = "bad", languages = "[python]"): string {
	return `${GOOD}  - id: ${id}\n    languages: ${languages}\n    message: m\n    severity: HIGH\n${body}`;
}

let parse: ParseText;
beforeAll(async () => {
	parse = await createPatternParser(null);
});

function load(text: string): RuleSet {
	return loadRules([{ path: "pack/rules.yaml", text }], parse);
}

const TAINT = "    mode: taint\n    pattern-sources: [{ pattern: a() }]\n";
const BROKEN: readonly (readonly [what: string, code: string, text: string, mentions: string])[] = [
	["unknown operator", "RULE_UNKNOWN_OPERATOR", withRule("    pattern-near: foo()\n"), "pattern-near"],
	[
		"unknown operator inside",
		"RULE_UNKNOWN_OPERATOR",
		withRule("    patterns:\n      - pattern: a\n      - pattern-whatever: b\n"),
		"pattern-whatever",
	],
	[
		"unknown analyzer",
		"RULE_UNKNOWN_OPERATOR",
		withRule(
			"    patterns:\n      - pattern: foo($X)\n      - metavariable-analysis: { metavariable: $X, analyzer: guess }\n",
		),
		"guess",
	],
	[
		"comparison that cannot be evaluated",
		"RULE_UNKNOWN_OPERATOR",
		withRule(
			"    patterns:\n      - pattern: foo($X)\n      - metavariable-comparison: { comparison: 'guess($X) > 1' }\n",
		),
		"guess",
	],
	["pattern that is no code", "RULE_BAD_PATTERN", withRule("    pattern: 'foo((('\n"), "pattern"],
	[
		"pattern that is no code, inside",
		"RULE_BAD_PATTERN",
		withRule("    patterns:\n      - pattern: a\n      - pattern-not: 'def (:'\n"),
		"pattern-not",
	],
	[
		"expression that cannot be compiled",
		"RULE_BAD_REGEX",
		withRule("    pattern-regex: '(a'\n"),
		"pattern-regex",
	],
	[
		"expression of exponential time",
		"RULE_BAD_REGEX",
		withRule("    pattern-regex: '(a+)+$'\n"),
		"exponential",
	],
	[
		"exponential condition",
		"RULE_BAD_REGEX",
		withRule(
			"    patterns:\n      - pattern: foo($X)\n      - metavariable-regex: { metavariable: $X, regex: '(a+)+$' }\n",
		),
		"metavariable-regex",
	],
	["exponential string", "RULE_BAD_REGEX", withRule('    pattern: foo("=~/(a+)+$/")\n'), "exponential"],
	["id used twice", "RULE_DUPLICATE_ID", withRule("    pattern: a\n", "good"), "good"],
	[
		"no language of ours",
		"RULE_UNSUPPORTED_LANGUAGE",
		withRule("    pattern: a\n", "bad", "[cobol]"),
		"cobol",
	],
	["taint without sinks", "RULE_INVALID", withRule(TAINT), "pattern-sinks"],
	["nothing to look for", "RULE_INVALID", withRule("    patterns:\n      - pattern-not: a\n"), "patterns"],
	["no operator", "RULE_INVALID", withRule(""), "operator"],
	["empty list", "RULE_INVALID", withRule("    pattern-either: []\n"), "pattern-either"],
	[
		"condition without its metavariable",
		"RULE_INVALID",
		withRule("    patterns:\n      - pattern: a\n      - metavariable-regex: { regex: a }\n"),
		"metavariable",
	],
];

describe("a rule with a problem is named, and the others run:", () => {
	it.each(BROKEN)("%s", (...[, code, text, mentions]) => {
		const { rules, problems } = load(text);
		expect(rules.map((rule) => rule.id)).toEqual(["good"]);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ code, file: "pack/rules.yaml", line: 7 });
		expect(problems[0]?.message).toContain(mentions);
		expect(problems[0]?.ruleId).toBe(code === "RULE_DUPLICATE_ID" ? "good" : "bad");
	});

	it("without an id", () => {
		const { rules, problems } = load(`${GOOD}  - languages: [python]\n    pattern: a\n`);
		expect(rules).toHaveLength(1);
		expect(problems).toMatchObject([{ code: "RULE_INVALID", line: 7, ruleId: null }]);
	});

	it("in another file", () => {
		const files = [
			{ path: "b.yaml", text: "rules:\n  - id: [\n" },
			{ path: "a.yaml", text: GOOD },
			{ path: "c.yaml", text: "a: 1\n" },
		];
		const { rules, problems } = loadRules(files, parse);
		expect(rules.map((rule) => rule.id)).toEqual(["good"]);
		expect(problems).toMatchObject([
			{ code: "RULE_SYNTAX", file: "b.yaml" },
			{ code: "RULE_INVALID", file: "c.yaml" },
		]);
		expect(problems[0]?.line).toBeGreaterThanOrEqual(2);
	});
});

it("refuses a file of aliases that explode", () => {
	const levels = Array.from({ length: 12 }, (_, at) => {
		const items = Array.from({ length: 9 }, () => (at === 0 ? "x" : `*a${at - 1}`));
		return `a${at}: &a${at} [${items.join(", ")}]`;
	});
	const { problems, rules } = load(`${levels.join("\n")}\nrules: *a11\n`);
	expect(rules).toEqual([]);
	expect(problems).toHaveLength(1);
});

it.each([
	["a pattern of great depth", withRule(`    pattern: '${"(".repeat(9_000)}1${")".repeat(9_000)}'\n`)],
	["a pattern of great length", withRule(`    pattern: '${"a + ".repeat(800_000)}1'\n`)],
	[
		"operators in operators",
		withRule(`    pattern-either: ${"[{ patterns: ".repeat(3_000)}[a]${"}]".repeat(3_000)}\n`),
	],
])("survives %s", (_what, text) => {
	const { problems } = load(text);
	expect(problems).toHaveLength(1);
	expect(problems[0]?.code).toMatch(/^RULE_/);
});

describe("what a rule says", () => {
	it("is taken over", () => {
		const { rules } = load(
			withRule(
				"    pattern: foo($X)\n    fix: bar($X)\n    paths: { include: [a/**], exclude: [b] }\n    metadata:\n      class: sql-injection\n      title: T\n      area: auth\n      confidence: LOW\n      cwe: ['CWE-89: SQL', 'CWE-20']\n",
				"full",
				"[typescript, python]",
			),
		);
		const full = rules.filter((rule) => rule.id === "full");
		expect(full.map((rule) => rule.languages)).toEqual([["typescript", "tsx"], ["python"]]);
		expect(full[0]).toMatchObject({
			severity: "high",
			confidence: "low",
			cwe: ["CWE-20", "CWE-89"],
			category: "sql-injection",
			title: "T",
			area: "auth",
			fix: "bar($X)",
			paths: { include: ["a/**"], exclude: ["b"] },
		});
	});

	it("makes the digest, whatever the order of the files", () => {
		const a = { path: "a.yaml", text: GOOD };
		const b = { path: "b.yaml", text: GOOD.replace("good", "other") };
		const { digest } = loadRules([a, b], parse);
		expect(loadRules([b, a], parse).digest).toBe(digest);
		expect(loadRules([a, { ...b, text: `${b.text}\n` }], parse).digest).not.toBe(digest);
	});
});
