import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
	compareExpectations,
	createPatternParser,
	type Disagreement,
	findLanguage,
	inspect,
	loadRules,
	parseExpectations,
	type RuleFile,
	type RuleSet,
} from "@countersign/analyzer";
import type { RuleProblem, SkippedFile } from "@countersign/core/model";
import { INSTALLATION } from "../engine/installation.ts";
import { readRuleFolder } from "../engine/read-rule-folder.ts";
import { VERSION } from "../version.ts";

export interface RuleTestReport {
	readonly rules: number;
	readonly cases: number;
	/** Annotations that the rules agree with. */
	readonly agreed: number;
	readonly disagreements: readonly Disagreement[];
	readonly problems: readonly RuleProblem[];
	readonly skipped: readonly SkippedFile[];
}

function inspectCase(rules: RuleSet, folder: string, path: string) {
	const file = { path, digest: path, read: async () => readFileSync(join(folder, path)) };
	const { grammarFolder } = INSTALLATION;
	const options = { version: VERSION, rules, grammarFolder, cacheFile: null, workerEntry: null, workers: 1 };
	return inspect(options, { targets: [file], project: [file] });
}

/** Rules by the folder they stand in: two folders may have a rule of one name, each with its own cases. */
function loadByFolder(folder: string, parse: Parameters<typeof loadRules>[1]): ReadonlyMap<string, RuleSet> {
	const files = new Map<string, RuleFile[]>();
	for (const file of readRuleFolder(folder, folder).files) {
		const home = dirname(join(file.path));
		files.set(home, [...(files.get(home) ?? []), file]);
	}
	return new Map([...files].map(([home, own]) => [home, loadRules(own, parse)]));
}

/**
 * Runs the rules of a folder over the case files beside them, and compares what they find with the annotations
 * (`# ruleid: ID`, `# ok: ID`) in the cases.
 * @param only keeps the cases whose path holds this text
 * @throws Error of node:fs
 */
export async function testRules(folder: string, only: string): Promise<RuleTestReport> {
	const sets = loadByFolder(folder, await createPatternParser(INSTALLATION.grammarFolder));
	const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
	// What a fix makes of a case has the case's annotations, which no longer hold.
	const isCase = (path: string): boolean => findLanguage(path) !== undefined && !path.includes(".fixed.");
	const cases = paths.filter((path) => isCase(path) && path.includes(only));
	const disagreements: Disagreement[] = [];
	const skipped: SkippedFile[] = [];
	let agreed = 0;
	for (const path of cases) {
		const rules = sets.get(dirname(join(folder, path)));
		if (!rules) continue;
		const inspection = await inspectCase(rules, folder, path);
		skipped.push(...inspection.skipped);
		const findings = inspection.findings.map(({ ruleId, range }) => ({ ruleId, line: range.startLine }));
		const areas = inspection.areas.map(({ ruleId, lines }) => ({ ruleId, line: lines.start }));
		const expectations = parseExpectations(readFileSync(join(folder, path), "utf8"));
		const result = compareExpectations(path, expectations, [...findings, ...areas]);
		agreed += result.agreed;
		disagreements.push(...result.disagreements);
	}
	const all = [...sets.values()];
	const rules = all.reduce((sum, { count }) => sum + count, 0);
	const problems = all.flatMap((set) => set.problems);
	return { rules, cases: cases.length, agreed, disagreements, problems, skipped };
}
