import { createPatternParser, isModelFile, loadRules } from "../../packages/analyzer/src/index.ts";
import type { RuleContent, RuleLabel } from "../../packages/cli/src/engine/load-packaged-rules.ts";
import { readRuleFolder } from "../../packages/cli/src/engine/read-rule-folder.ts";

/** The texts of the two files that hold the packaged rules. */
export interface CompiledRules {
	readonly label: string;
	readonly rules: string;
}

/** Compiles the packaged rules, so that a start parses no YAML. Broken rules stay listed: every verdict names them. */
export async function compileRules(folder: string): Promise<CompiledRules> {
	const { files, pages } = readRuleFolder(folder, "rules");
	const { rules, models: _compiled, ...label } = loadRules(files, await createPatternParser(null));
	// Rules of a repository name them too, and are compiled where they are read.
	const models = files.filter(isModelFile);
	const text = JSON.stringify({ rules, pages, models } satisfies RuleContent);
	const bytes = Buffer.byteLength(text);
	return { label: JSON.stringify({ ...label, bytes } satisfies RuleLabel), rules: text };
}
