import { createPatternParser, isModelFile, loadRules } from "@countersign/analyzer";
import { INSTALLATION } from "./installation.ts";
import type { PackagedRules } from "./load-packaged-rules.ts";
import { readRuleFolder } from "./read-rule-folder.ts";

/** Rules of a folder, and their pages, compiled now. */
export async function compileRuleFolder(folder: string): Promise<PackagedRules> {
	const { files, pages } = readRuleFolder(folder, "rules");
	const loaded = loadRules(files, await createPatternParser(INSTALLATION.grammarFolder));
	return { ...loaded, pages, models: files.filter(isModelFile) };
}
