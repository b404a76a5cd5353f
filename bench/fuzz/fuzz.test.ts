import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { LANGUAGE_FILES } from "../../packages/analyzer/src/lower/language-registry.ts";
import type { ParseText } from "../../packages/analyzer/src/pattern/compile-pattern.ts";
import { loadRules, type RuleSet } from "../../packages/analyzer/src/rules/load-rules.ts";
import { createPatternParser } from "../../packages/analyzer/src/rules/parse-pattern-text.ts";
import { readCorpus, toCorpus } from "./corpus.ts";
import { fuzzLanguage } from "./fuzz-language.ts";
import { fuzzRules } from "./fuzz-rules.ts";
import { makeInput } from "./make-input.ts";
import { takeSeeds } from "./take-seeds.ts";

const RULES = join(import.meta.dirname, "../../rules");
const RULE_FILES = readdirSync(RULES, { recursive: true, encoding: "utf8" }).filter((path) =>
	path.endsWith(".yaml"),
);
const now = (): number => performance.now();
const seedsOf = (count: number) => takeSeeds({ first: 1, count, until: Number.POSITIVE_INFINITY, now });

let parse: ParseText;
let rules: RuleSet;
beforeAll(async () => {
	parse = await createPatternParser(null);
	const files = RULE_FILES.map((path) => ({ path, text: readFileSync(join(RULES, path), "utf8") }));
	rules = loadRules(files, parse);
});

describe("a short slice of the fuzzing finds nothing:", () => {
	it.each(LANGUAGE_FILES.map(({ id, extensions }) => [id, extensions] as const))(
		"%s",
		{ timeout: 120_000 },
		async (language, extensions) => {
			const [extension = ""] = extensions;
			const corpus = findCorpus(extensions);
			const seeds = seedsOf(8);
			const plan = { language, extension, corpus, rules, seeds, limitMs: 30_000, now };
			const { executions, failures } = await fuzzLanguage(plan);
			expect(failures).toEqual([]);
			expect(executions).toBe(8);
		},
	);

	it("rules", { timeout: 120_000 }, async () => {
		const subject = { path: "a.ts", source: "export function f(a: string) {\n\treturn eval(a);\n}\n" };
		const plan = {
			corpus: readCorpus([RULES], ["yaml"]),
			subject,
			parse,
			seeds: seedsOf(30),
			limitMs: 30_000,
			now,
		};
		const { executions, failures } = await fuzzRules(plan);
		expect(failures).toEqual([]);
		expect(executions).toBe(30);
	});
});

/** Cases of our rules; some extensions have none. */
function findCorpus(extensions: readonly string[]) {
	try {
		return readCorpus([RULES], extensions);
	} catch {
		return toCorpus([
			"export const a = <b c={d}>{e}</b>;\n",
			"import a from 'b';\nfor (const c of a) { c(); }\n",
		]);
	}
}

it("makes the same input for the same number, and another for another", () => {
	const corpus = toCorpus(["function a() { return b; }\n", "let c = d(e);\n"]);
	const sources = Array.from({ length: 300 }, (_, seed) => makeInput(corpus, seed).source);
	expect(Array.from({ length: 300 }, (_, seed) => makeInput(corpus, seed).source)).toEqual(sources);
	expect(new Set(sources).size).toBeGreaterThan(280);
	const kinds = new Set(Array.from({ length: 300 }, (_, seed) => makeInput(corpus, seed).kind));
	expect([...kinds].sort()).toEqual(["deep nesting", "mutated file", "random bytes", "shuffled words"]);
});

it("tells a failure by its number", async () => {
	const corpus = toCorpus(["rules: []\n"]);
	const broken: ParseText = () => {
		throw new TypeError("broken parser");
	};
	const seeds = [7];
	const subject = { path: "a.ts", source: "f();\n" };
	const { failures } = await fuzzRules({ corpus, subject, parse: broken, seeds, limitMs: -1, now });
	expect(failures).toEqual([{ seed: 7, what: expect.stringMatching(/^took \d+ ms$/) }]);
});
