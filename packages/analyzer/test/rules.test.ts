import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Inspection } from "@countersign/core/model";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { loadRules, type RuleSet } from "../src/rules/load-rules.ts";
import { createPatternParser } from "../src/rules/parse-pattern-text.ts";
import { compareExpectations, type Expectation, parseExpectations } from "../src/rules/rule-cases.ts";
import { inspectSources } from "../src/testing/test-engine.ts";

const root = join(import.meta.dirname, "../../../rules");
const all = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
const modelFiles = all.filter((path) => path.startsWith("models/") && path.endsWith(".yaml"));
const paths = all.filter((path) => !path.startsWith("models/"));
const ruleFiles = paths.filter((path) => path.endsWith(".yaml"));
const caseFiles = paths.filter(
	(path) => /\.(?:[cm]?[jt]sx?|py|java|go)$/.test(path) && !path.includes(".fixed."),
);
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const RuleText = z.object({
	id: z.string(),
	languages: z.array(z.string()),
	metadata: z.object({
		class: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
		title: z.string().min(4),
		stage: z.enum(["recommended", "preview"]),
		cwe: z.union([z.string(), z.array(z.string())]).optional(),
		area: z.string().optional(),
	}),
});
const Documents = z.object({ rules: z.array(RuleText).min(1) });

const documents = ruleFiles.flatMap((file) =>
	Documents.parse(parse(read(file))).rules.map((rule) => ({ ...rule, file })),
);
const byId = documents.map((rule) => [rule.id, rule] as const);
const expectations = new Map(caseFiles.map((path) => [path, parseExpectations(read(path))]));

/** Weaknesses that generated code shows most, each with all numbers under which it is filed. */
const MUST_COVER: readonly (readonly string[])[] = [
	["CWE-79", "CWE-80"],
	["CWE-89"],
	["CWE-78", "CWE-77"],
	["CWE-22"],
	["CWE-798"],
	["CWE-330", "CWE-338"],
	["CWE-94", "CWE-95"],
	["CWE-117"],
	["CWE-327", "CWE-328"],
	["CWE-918"],
	["CWE-502"],
	// Python has no prototypes; writing to attributes that the caller names is filed under CWE-915 there.
	["CWE-1321", "CWE-915"],
	["CWE-352"],
	["CWE-639", "CWE-862", "CWE-306"],
	["CWE-601"],
	["CWE-611"],
	["CWE-295"],
	["CWE-1333"],
	["CWE-209", "CWE-215"],
	["CWE-614", "CWE-1004"],
	["CWE-307", "CWE-770"],
	["CWE-347"],
];

const HEADINGS = ["## What it finds", "## Why it matters", "## Bad", "## Good"];

function countOf(ruleId: string, kind: Expectation["kind"]): number {
	return [...expectations.values()].flat().filter((one) => one.ruleId === ruleId && one.kind === kind).length;
}

let rules: RuleSet;
beforeAll(async () => {
	const files = [...modelFiles, ...ruleFiles].map((path) => ({ path, text: read(path) }));
	rules = loadRules(files, await createPatternParser(null));
});

it("loads every rule without a problem", () => {
	expect(rules.problems).toEqual([]);
	expect(new Set(rules.rules.map((rule) => rule.id))).toEqual(new Set(documents.map((rule) => rule.id)));
});

it("has no expression that the oldest supported Node cannot read", () => {
	// Flags for a part of an expression came with Node 23.
	expect(JSON.stringify(rules).match(/\(\?[a-z]+(?:-[a-z]+)?:/g) ?? []).toEqual([]);
});

describe("agrees with every annotation of", () => {
	const found = ({ findings, areas }: Inspection) => [
		...findings.map((finding) => ({ ruleId: finding.ruleId, line: finding.range.startLine })),
		...areas.map((hit) => ({ ruleId: hit.ruleId, line: hit.lines.start })),
	];

	it.each(caseFiles)("%s", async (path) => {
		const inspection = await inspectSources(rules, { [path]: read(path) });
		expect(inspection.skipped).toEqual([]);
		const agreement = compareExpectations(path, expectations.get(path) ?? [], found(inspection));
		expect(agreement.disagreements).toEqual([]);
		expect(agreement.agreed).toBeGreaterThan(0);
	});
});

describe("has cases, a page and a classification:", () => {
	it.each(byId)("%s", (id, rule) => {
		const least = rule.metadata.area === undefined ? 3 : 2;
		expect.soft(countOf(id, "ruleid"), "vulnerable cases").toBeGreaterThanOrEqual(least);
		expect.soft(countOf(id, "ok"), "safe cases").toBeGreaterThanOrEqual(least);
		const page = read(`${dirname(rule.file)}/${id}.md`);
		for (const heading of HEADINGS) expect.soft(page).toContain(`\n${heading}\n`);
		if (rule.metadata.area === undefined) {
			expect.soft([rule.metadata.cwe].flat().join()).toMatch(/CWE-\d+/);
		}
	});
});

describe.each(["javascript", "python", "java", "go"] as const)("the rules for %s cover", (language) => {
	const covered = documents
		.filter((rule) => rule.languages.includes(language) && rule.metadata.area === undefined)
		.flatMap((rule) => [rule.metadata.cwe ?? []].flat())
		.map((text) => /CWE-\d+/.exec(text)?.[0] ?? "");

	it.each(MUST_COVER)("%s", (...weaknesses) => {
		expect(weaknesses.filter((weakness) => covered.includes(weakness))).not.toEqual([]);
	});
});
