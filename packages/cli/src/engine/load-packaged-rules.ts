import { readFile } from "node:fs/promises";
import { createPatternParser, loadRules, type RuleSet } from "@countersign/analyzer";
import { CliError } from "../errors.ts";
import { INSTALLATION } from "./installation.ts";
import { readRuleFolder } from "./read-rule-folder.ts";

/** The rules that come with the program, ready to run, and the pages that explain them. */
export interface PackagedRules extends RuleSet {
	readonly pages: Readonly<Record<string, string>>;
}

async function readCompiled(file: string): Promise<PackagedRules> {
	// Written by our own build, and part of the installation: as trustworthy as this code.
	return JSON.parse(await readFile(file, "utf8")) as PackagedRules;
}

async function compileFolder(folder: string): Promise<PackagedRules> {
	const { files, pages } = readRuleFolder(folder, "rules");
	return { ...loadRules(files, await createPatternParser(INSTALLATION.grammarFolder)), pages };
}

/**
 * Loads the packaged rules; the bundle holds them compiled, so that a start parses no YAML.
 * @throws CliError CLI_NO_RULES
 */
export async function loadPackagedRules(): Promise<PackagedRules> {
	const { compiledRules, ruleFolder } = INSTALLATION;
	try {
		const packaged = compiledRules
			? await readCompiled(compiledRules)
			: await compileFolder(ruleFolder ?? "");
		if (packaged.rules.length > 0) return packaged;
	} catch (cause) {
		throw new CliError("CLI_NO_RULES", { message: "The packaged rules could not be loaded.", cause });
	}
	throw new CliError("CLI_NO_RULES", { message: "The installation holds not a single rule." });
}
