import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createPatternParser, inspect, loadRules, type RuleSet } from "@countersign/analyzer";
import { readFacts } from "../machine.ts";
import { renderScores, type ScoreResults } from "./render-scores.ts";
import { type Label, meanScore, parseLabels, scoreLabels } from "./score.ts";

const ROOT = join(import.meta.dirname, "../..");
const BAR = 0.8;
const SOURCES = "src/main/java";
const USAGE = `Usage: node bench/benchmark-java/run.ts --corpus DIR [--keep]

DIR is a git clone of https://github.com/OWASP-Benchmark/BenchmarkJava. With --keep the results are written to
bench/benchmark-java/results.`;

type Weaknesses = ReadonlyMap<string, ReadonlySet<string>>;

async function loadJavaRules(): Promise<RuleSet> {
	const folder = join(ROOT, "rules");
	const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
		/^(?:java|models)\/.*\.yaml$/.test(path),
	);
	const files = paths.map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
	const rules = loadRules(files, await createPatternParser(null));
	for (const { message } of rules.problems) throw new Error(message);
	return rules;
}

/** The weaknesses reported for each class of the corpus, by its name; the classes around them are read too. */
async function findWeaknesses(corpus: string, rules: RuleSet): Promise<{ found: Weaknesses; files: number }> {
	const paths = readdirSync(join(corpus, SOURCES), { recursive: true, encoding: "utf8" });
	const files = paths
		.filter((path) => path.endsWith(".java"))
		.sort()
		.map((path) => ({ path, digest: path, read: async () => readFileSync(join(corpus, SOURCES, path)) }));
	const options = {
		version: "bench",
		rules,
		grammarFolder: null,
		cacheFile: null,
		workerEntry: null,
		workers: 1,
	};
	const { findings, skipped } = await inspect(options, { targets: files, project: files });
	for (const { path, detail } of skipped) throw new Error(`${path}: ${detail}`);
	const found = new Map<string, Set<string>>();
	for (const { path, cwe } of findings) {
		const name = basename(path, ".java");
		const known = found.get(name) ?? new Set();
		for (const id of cwe) known.add(id);
		found.set(name, known);
	}
	return { found, files: files.length };
}

function findLabels(corpus: string): readonly Label[] {
	const name = readdirSync(corpus).find((path) => /^expectedresults-[\d.]+\.csv$/.test(path));
	if (name === undefined) throw new Error(`${corpus} has no labels (expectedresults-*.csv).`);
	return parseLabels(readFileSync(join(corpus, name), "utf8"));
}

async function measure(corpus: string): Promise<ScoreResults> {
	const facts = readFacts(ROOT, new Date());
	const start = performance.now();
	const rules = await loadJavaRules();
	const { found, files } = await findWeaknesses(corpus, rules);
	const seconds = (performance.now() - start) / 1000;
	const scores = scoreLabels(findLabels(corpus), found);
	const args = ["-C", corpus, "rev-parse", "--short=12", "HEAD"];
	const commit = execFileSync("git", args, { encoding: "utf8" }).trim();
	return {
		facts,
		corpus: { name: "BenchmarkJava", commit, files },
		rules: { count: rules.count, digest: rules.digest },
		seconds,
		scores,
		bar: BAR,
		met: meanScore(scores) >= BAR,
	};
}

const { values } = parseArgs({ options: { corpus: { type: "string" }, keep: { type: "boolean" } } });
if (values.corpus === undefined) {
	process.stderr.write(`${USAGE}\n`);
	process.exitCode = 2;
} else {
	const results = await measure(resolve(values.corpus));
	const page = renderScores(results);
	process.stdout.write(page);
	if (values.keep) {
		const folder = join(import.meta.dirname, "results");
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, "latest.json"), `${JSON.stringify(results, null, "\t")}\n`);
		writeFileSync(join(folder, "latest.md"), page);
	}
	process.exitCode = results.met ? 0 : 1;
}
