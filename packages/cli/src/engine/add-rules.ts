import {
	countRules,
	createPatternParser,
	loadRules,
	type RuleFile,
	type RuleSet,
} from "@countersign/analyzer";
import { sha256Hex } from "@countersign/core/kit";
import type { RuleProblem } from "@countersign/core/model";
import { INSTALLATION } from "./installation.ts";

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

/** The packaged rules and further ones, compiled now. A packaged rule cannot be replaced, or one could switch it off. */
export async function addRules(packaged: RuleSet, files: readonly RuleFile[]): Promise<RuleSet> {
	const own = loadRules(files, await createPatternParser(INSTALLATION.grammarFolder));
	const taken = new Set(packaged.rules.map(({ id }) => id));
	const duplicates = new Set(own.rules.filter(({ id }) => taken.has(id)).map(({ id }) => id));
	const rules = [...packaged.rules, ...own.rules.filter(({ id }) => !taken.has(id))];
	return {
		rules,
		count: countRules(rules),
		problems: [...packaged.problems, ...own.problems, ...[...duplicates].map(reportDuplicate)],
		digest: sha256Hex(`${packaged.digest}\n${own.digest}`),
	};
}
