import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { RuleFile, RuleSet } from "@countersign/analyzer";
import { CliError } from "../errors.ts";
import { INSTALLATION } from "./installation.ts";
import { readRuleFolder } from "./read-rule-folder.ts";

/** The rules that come with the program, ready to run, and the pages that explain them. */
export interface PackagedRules extends RuleSet {
	readonly pages: Readonly<Record<string, string>>;
	/** What the rules know of libraries, as text, for rules of a repository that name it too. */
	readonly models: readonly RuleFile[];
}

/** What a check needs to know of the rules when it remembers what they found; written by our own build. */
export interface RuleLabel extends Pick<RuleSet, "count" | "problems" | "digest"> {
	/** Size of the file of rules in bytes, so that one that is missing or cut is noticed before anything relies on it. */
	readonly bytes: number;
}

/** The rules themselves, the pages of `explain` by rule id, and the models. */
export type RuleContent = Pick<PackagedRules, "rules" | "pages" | "models">;

interface CompiledFiles {
	readonly label: string;
	readonly rules: string;
}

function readContent(file: string): RuleContent {
	try {
		// Written by our own build, and part of the installation: as trustworthy as this code.
		return JSON.parse(readFileSync(file, "utf8")) as RuleContent;
	} catch (cause) {
		throw new CliError("CLI_NO_RULES", { message: "The packaged rules could not be read.", cause });
	}
}

/** The rules of the bundle: two megabytes, which are read only when one of them has to run or to be shown. */
function openCompiled(files: CompiledFiles): PackagedRules {
	const { bytes, ...label } = JSON.parse(readFileSync(files.label, "utf8")) as RuleLabel;
	const { size } = statSync(files.rules);
	if (size !== bytes) throw new Error(`The file of rules has ${size} bytes; it was built with ${bytes}.`);
	let content: RuleContent | null = null;
	const read = (): RuleContent => {
		content ??= readContent(files.rules);
		return content;
	};
	return {
		...label,
		get rules() {
			return read().rules;
		},
		get pages() {
			return read().pages;
		},
		get models() {
			return read().models;
		},
	};
}

/** Sources that run as they are; the bundle needs no compiler. */
async function compileFolder(folder: string): Promise<PackagedRules> {
	const { compileRuleFolder } = await import("./compile-rule-folder.ts");
	return compileRuleFolder(folder);
}

/**
 * The packaged models as text, without compiling a rule.
 * @throws CliError CLI_NO_RULES
 */
export function readPackagedModels(): readonly RuleFile[] {
	const { compiledRules, ruleFolder } = INSTALLATION;
	if (compiledRules) return readContent(compiledRules.rules).models;
	return readRuleFolder(join(ruleFolder ?? "", "models"), "rules/models").files;
}

/**
 * Loads the packaged rules; the bundle holds them compiled, so that a start parses no YAML.
 * @throws CliError CLI_NO_RULES, also later when the rules of the bundle are first read.
 */
export async function loadPackagedRules(): Promise<PackagedRules> {
	const { compiledRules, ruleFolder } = INSTALLATION;
	try {
		const packaged = compiledRules ? openCompiled(compiledRules) : await compileFolder(ruleFolder ?? "");
		if (packaged.count > 0) return packaged;
	} catch (cause) {
		throw new CliError("CLI_NO_RULES", { message: "The packaged rules could not be loaded.", cause });
	}
	throw new CliError("CLI_NO_RULES", { message: "The installation holds not a single rule." });
}
