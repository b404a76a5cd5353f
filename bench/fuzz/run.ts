/**
 * Runs a front end, and the engine behind it, over tampered real files, random bytes and deep nesting.
 *
 *     npm run fuzz -- --language go --corpus DIR… [--minutes 10 | --executions 500] [--seed 1] [--only SEED] [--store]
 *
 * `--only` runs one input again and prints it.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LANGUAGE_FILES } from "../../packages/analyzer/src/lower/language-registry.ts";
import { loadRules, type RuleSet } from "../../packages/analyzer/src/rules/load-rules.ts";
import { createPatternParser } from "../../packages/analyzer/src/rules/parse-pattern-text.ts";
import { readFacts } from "../machine.ts";
import { readCorpus } from "./corpus.ts";
import { type FuzzOutcome, fuzzLanguage } from "./fuzz-language.ts";
import { makeInput } from "./make-input.ts";
import { takeSeeds } from "./take-seeds.ts";

const ROOT = join(import.meta.dirname, "../..");
const LIMIT_MS = 30_000;

async function loadOwnRules(): Promise<RuleSet> {
	const folder = join(ROOT, "rules");
	const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
		path.endsWith(".yaml"),
	);
	const files = paths.map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
	return loadRules(files, await createPatternParser(null));
}

const { values } = parseArgs({
	options: {
		language: { type: "string" },
		corpus: { type: "string", multiple: true, default: [join(ROOT, "rules")] },
		minutes: { type: "string" },
		executions: { type: "string", default: "500" },
		seed: { type: "string", default: "1" },
		only: { type: "string" },
		store: { type: "boolean", default: false },
	},
});

const files = LANGUAGE_FILES.find(({ id }) => id === values.language);
if (!files) throw new Error(`--language must be one of ${LANGUAGE_FILES.map(({ id }) => id).join(", ")}.`);
const [extension = ""] = files.extensions;
const corpus = readCorpus(values.corpus, files.extensions);
const facts = readFacts(ROOT, new Date());
const now = (): number => performance.now();
const started = now();
const seeds = takeSeeds({
	first: values.only === undefined ? Number(values.seed) * 10_000_000 : Number(values.only),
	count:
		values.only === undefined ? (values.minutes ? Number.POSITIVE_INFINITY : Number(values.executions)) : 1,
	until: values.minutes ? started + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY,
	now,
});
if (values.only !== undefined) process.stdout.write(`${makeInput(corpus, Number(values.only)).source}\n`);
const outcome: FuzzOutcome = await fuzzLanguage({
	language: files.id,
	extension,
	corpus,
	rules: await loadOwnRules(),
	seeds,
	limitMs: LIMIT_MS,
	now,
});
const minutes = Number(((now() - started) / 60_000).toFixed(1));
const result = {
	language: files.id,
	seed: Number(values.seed),
	minutes,
	corpusFiles: corpus.files.length,
	facts,
	...outcome,
};
const text = `${JSON.stringify(result, null, "\t")}\n`;
process.stdout.write(text);
if (values.store) {
	const folder = join(ROOT, "bench/results/fuzz");
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${files.id}.json`), text);
}
process.exitCode = outcome.failures.length === 0 ? 0 : 1;
