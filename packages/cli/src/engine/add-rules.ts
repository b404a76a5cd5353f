import {
	countRules,
	createPatternParser,
	extendRules,
	isModelFile,
	loadModels,
	loadRules,
	type RuleFile,
	type RuleSet,
} from "@countersign/analyzer";
import { sha256Hex } from "@countersign/core/kit";
import type { RuleProblem } from "@countersign/core/model";
import { INSTALLATION } from "./installation.ts";
import type { PackagedRules } from "./load-packaged-rules.ts";

function reportDuplicate(ruleId: string): RuleProblem {
	return {
		code: "RULE_DUPLICATE_ID",
		ruleId,
		file: "rules of the repository",
		line: null,
		column: null,
		message: `Rule id ${ruleId} is the id of a packaged rule, which runs instead.`,
	};
}

/** Rules of a change that adds the first ones hold for it at once; what cleans data must not. */
function isMisplaced(file: RuleFile): boolean {
	return file.path.startsWith(".countersign/rules/") && isModelFile(file);
}

function reportMisplaced({ path }: RuleFile): RuleProblem {
	const message = "A file among the rules describes libraries, which is read in `.countersign/models/` only.";
	return { code: "RULE_INVALID", ruleId: null, file: path, line: 1, column: 1, message };
}

/**
 * The packaged rules and further ones, compiled now. A packaged rule cannot be replaced, or one could switch it off;
 * what further files say of libraries holds for the packaged rules too.
 */
export async function addRules(
	packaged: RuleSet & Pick<PackagedRules, "models">,
	files: readonly RuleFile[],
): Promise<RuleSet> {
	const parse = await createPatternParser(INSTALLATION.grammarFolder);
	const misplaced = files.filter(isMisplaced);
	const placed = files.filter((file) => !isMisplaced(file));
	const own = loadRules(placed, parse, loadModels(packaged.models, parse).own);
	const taken = new Set(packaged.rules.map(({ id }) => id));
	const duplicates = new Set(own.rules.filter(({ id }) => taken.has(id)).map(({ id }) => id));
	const further = own.rules.filter(({ id }) => !taken.has(id));
	const rules = [...extendRules(packaged.rules, own.models), ...further];
	return {
		rules,
		count: countRules(rules),
		problems: [
			...packaged.problems,
			...own.problems,
			...misplaced.map(reportMisplaced),
			...[...duplicates].map(reportDuplicate),
		],
		digest: sha256Hex(`${packaged.digest}\n${own.digest}`),
	};
}
