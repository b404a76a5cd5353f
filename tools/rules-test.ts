import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
	compareExpectations,
	createPatternParser,
	type Disagreement,
	inspect,
	loadRules,
	parseExpectations,
} from "../packages/analyzer/src/index.ts";

const folder = process.argv[2] ?? "rules";
const only = process.argv[3];
const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
const ruleFiles = paths
	.filter((path) => /\.ya?ml$/.test(path))
	.map((path) => ({ path: join(folder, path), text: readFileSync(join(folder, path), "utf8") }));
const rules = loadRules(ruleFiles, await createPatternParser(null));
for (const problem of rules.problems) {
	process.stdout.write(`${problem.file}:${problem.line}: ${problem.code} ${problem.message}\n`);
}
const cases = paths.filter((path) => !path.includes(".fixed.") && /\.(?:[cm]?[jt]sx?|py)$/.test(path) && (!only || path.includes(only)));
const read = (path: string) => async () => readFileSync(join(folder, path));
const files = cases.map((path) => ({ path, digest: path, read: read(path) }));
let agreed = 0;
const disagreements: Disagreement[] = [];
for (const file of files) {
	const inspection = await inspect(
		{ version: "0", rules, grammarFolder: null, cacheFile: null, workerEntry: null, workers: 1 },
		{ targets: [file], project: [file] },
	);
	for (const skipped of inspection.skipped) process.stdout.write(`${skipped.path}: skipped ${skipped.code} ${skipped.detail}\n`);
	const areas = inspection.areas.map((hit) => ({ ruleId: hit.ruleId, line: hit.lines.start }));
	const found = inspection.findings.map((finding) => ({ ruleId: finding.ruleId, line: finding.range.startLine }));
	const expectations = parseExpectations(readFileSync(join(folder, file.path), "utf8"));
	const result = compareExpectations(file.path, expectations, [...found, ...areas]);
	agreed += result.agreed;
	disagreements.push(...result.disagreements);
}
for (const { path, line, ruleId, kind } of disagreements) process.stdout.write(`${path}:${line} ${ruleId} ${kind}\n`);
process.stdout.write(`${agreed} agreed, ${disagreements.length} disagreements\n`);
process.exitCode = disagreements.length + rules.problems.length > 0 ? 1 : 0;
