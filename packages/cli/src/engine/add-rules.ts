import {
	countRules,
	createPatternParser,
	extendRules,
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

/**
 * The packaged rules and further ones, compiled now. A packaged rule cannot be replaced, or one could switch it off;
 * what further files say of libraries holds for the packaged rules too.
 */
export async function addRules(
	packaged: RuleSet & Pick<PackagedRules, "models">,
	files: readonly RuleFile[],
): Promise<RuleSet> {
	const parse = await createPatternParser(INSTALLATION.grammarFolder);
	const own = loadRules(files, parse, loadModels(packaged.models, parse).own);
	const taken = new Set(packaged.rules.map(({ id }) => id));
	const duplicates = new Set(own.rules.filter(({ id }) => taken.has(id)).map(({ id }) => id));
	const further = own.rules.filter(({ id }) => !taken.has(id));
	const rules = [...extendRules(packaged.rules, own.models), ...further];
	return {
		rules,
		count: countRules(rules),
		problems: [...packaged.problems, ...own.problems, ...[...duplicates].map(reportDuplicate)],
		digest: sha256Hex(`${packaged.digest}\n${own.digest}`),
	};
}
