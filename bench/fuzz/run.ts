/**
 * Runs a front end, and the engine behind it, over tampered real files, random bytes and deep nesting.
 *
 *     npm run fuzz -- --language go --corpus DIR… [--minutes 10 | --executions 500] [--seed 1] [--only SEED] [--store]
 *
 * `--language rules` makes rule files of those in the corpus instead. `--only` runs one input again and prints it.
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
import { fuzzRules } from "./fuzz-rules.ts";
import { makeInput } from "./make-input.ts";
import { takeSeeds } from "./take-seeds.ts";

const ROOT = join(import.meta.dirname, "../..");
const LIMIT_MS = 30_000;
/** What rules are tried on: a middling file of ours. */
const SUBJECT = "bench/workspace.ts";

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

const isRules = values.language === "rules";
const files = LANGUAGE_FILES.find(({ id }) => id === values.language);
if (!files && !isRules) {
	throw new Error(`--language must be rules or one of ${LANGUAGE_FILES.map(({ id }) => id).join(", ")}.`);
}
const corpus = readCorpus(values.corpus, files?.extensions ?? ["yaml", "yml"]);
const facts = readFacts(ROOT, new Date());
const now = (): number => performance.now();
const started = now();
const only = values.only === undefined ? null : Number(values.only);
const count = values.minutes ? Number.POSITIVE_INFINITY : Number(values.executions);
const seeds = takeSeeds({
	first: only ?? Number(values.seed) * 10_000_000,
	count: only === null ? count : 1,
	until: values.minutes ? started + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY,
	now,
});
if (only !== null) process.stdout.write(`${makeInput(corpus, only).source}\n`);

async function fuzz(): Promise<FuzzOutcome> {
	const shared = { corpus, seeds, limitMs: LIMIT_MS, now };
	if (files) {
		const [extension = ""] = files.extensions;
		return fuzzLanguage({ ...shared, language: files.id, extension, rules: await loadOwnRules() });
	}
	const source = readFileSync(join(ROOT, SUBJECT), "utf8");
	const subject = { path: SUBJECT, source };
	return fuzzRules({ ...shared, parse: await createPatternParser(null), subject });
}

const outcome = await fuzz();
const result = {
	language: values.language,
	seed: Number(values.seed),
	minutes: Number(((now() - started) / 60_000).toFixed(1)),
	corpusFiles: corpus.files.length,
	facts,
	...outcome,
};
const text = `${JSON.stringify(result, null, "\t")}\n`;
process.stdout.write(text);
if (values.store) {
	const folder = join(ROOT, "bench/results/fuzz");
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${values.language}.json`), text);
}
process.exitCode = outcome.failures.length === 0 ? 0 : 1;
