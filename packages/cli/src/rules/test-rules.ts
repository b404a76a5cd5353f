import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
	checkModels,
	compareExpectations,
	createPatternParser,
	type Disagreement,
	findLanguage,
	inspect,
	isModelFile,
	type LoadedModels,
	loadModels,
	loadRules,
	type ParseText,
	parseExpectations,
	type RuleFile,
	type RuleSet,
} from "@countersign/analyzer";
import type { RuleProblem, SkippedFile } from "@countersign/core/model";
import { INSTALLATION } from "../engine/installation.ts";
import { readPackagedModels } from "../engine/load-packaged-rules.ts";
import { readRuleFolder } from "../engine/read-rule-folder.ts";
import { VERSION } from "../version.ts";
import { addCase, type LanguageAgreement } from "./language-agreement.ts";
import { createRuleShelf } from "./rule-shelf.ts";

export interface RuleTestReport {
	readonly rules: number;
	readonly cases: number;
	/** Annotations that the rules agree with. */
	readonly agreed: number;
	readonly disagreements: readonly Disagreement[];
	readonly languages: readonly LanguageAgreement[];
	readonly problems: readonly RuleProblem[];
	readonly skipped: readonly SkippedFile[];
}

function inspectCase(rules: RuleSet, folder: string, path: string) {
	const file = { path, digest: path, read: async () => readFileSync(join(folder, path)) };
	const { grammarFolder } = INSTALLATION;
	const options = { version: VERSION, rules, grammarFolder, cacheFile: null, workerEntry: null, workers: 1 };
	return inspect(options, { targets: [file], project: [file] });
}

/** `x.fixed.py` is what the fixes of a rule make of `x.py`, with the annotations still in it. */
function isCase(path: string): boolean {
	return findLanguage(path) !== undefined && !/\.fixed\.\w+$/.test(path);
}

/** The packaged models and those of the folder, which may be the packaged ones themselves. */
function loadKnownModels(files: readonly RuleFile[], parse: ParseText): LoadedModels {
	const packaged = readPackagedModels();
	const texts = new Set(packaged.map(({ text }) => text));
	const further = files.filter(({ text }) => !texts.has(text));
	const loaded = loadModels(further, parse, loadModels(packaged, parse).own);
	checkModels(loaded);
	return loaded;
}

/**
 * Runs the rules of a folder over the case files beside them, and compares what they find with the annotations
 * (`# ruleid: ID`, `# ok: ID`) in the cases.
 * @param only keeps the cases whose path holds this text
 * @throws Error of node:fs
 */
export async function testRules(folder: string, only: string): Promise<RuleTestReport> {
	const { files } = readRuleFolder(folder, folder);
	const parse = await createPatternParser(INSTALLATION.grammarFolder);
	const models = loadKnownModels(files.filter(isModelFile), parse);
	const rules = files.filter((file) => !isModelFile(file));
	const shelf = createRuleShelf(folder, rules, (held) => loadRules(held, parse, models.all));
	const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
	const cases = paths.filter((path) => isCase(path) && path.includes(only));
	const disagreements: Disagreement[] = [];
	const skipped: SkippedFile[] = [];
	const languages = new Map<string, LanguageAgreement>();
	let agreed = 0;
	for (const path of cases) {
		const beside = shelf.find(path);
		if (!beside) continue;
		const inspection = await inspectCase(beside, folder, path);
		skipped.push(...inspection.skipped);
		const findings = inspection.findings.map(({ ruleId, range }) => ({ ruleId, line: range.startLine }));
		const areas = inspection.areas.map(({ ruleId, lines }) => ({ ruleId, line: lines.start }));
		const expectations = parseExpectations(readFileSync(join(folder, path), "utf8"));
		const result = compareExpectations(path, expectations, [...findings, ...areas]);
		agreed += result.agreed;
		disagreements.push(...result.disagreements);
		addCase(languages, findLanguage(path) ?? "", { result, expectations, rules: beside });
	}
	const { all } = shelf;
	return {
		rules: all.reduce((sum, { count }) => sum + count, 0),
		cases: cases.length,
		agreed,
		disagreements,
		languages: [...languages.values()],
		problems: [...models.problems, ...all.flatMap(({ problems }) => problems)],
		skipped,
	};
}
