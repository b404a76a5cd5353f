import { createPatternParser, loadRules, type RuleSet } from "../../packages/analyzer/src/index.ts";
import { readRuleFolder } from "../../packages/cli/src/engine/read-rule-folder.ts";

/** What the program loads at every start: rules ready to run, and the pages of `explain` by rule id. */
export interface CompiledRules extends RuleSet {
	readonly pages: Readonly<Record<string, string>>;
}

/** Compiles the packaged rules, so that a start parses no YAML. Broken rules stay listed: every verdict names them. */
export async function compileRules(folder: string): Promise<CompiledRules> {
	const { files, pages } = readRuleFolder(folder, "rules");
	return { ...loadRules(files, await createPatternParser(null)), pages };
}
