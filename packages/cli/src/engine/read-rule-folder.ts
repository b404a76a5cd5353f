import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RuleFile } from "@countersign/analyzer";

/** A rule or its page; case files carry one more dot (`py-sql-injection.flask.py`). */
const RULE_FILE = /(?:^|\/)[^/.]+\.ya?ml$/;
const PAGE = /(?:^|\/)([^/.]+)\.md$/;

/** Texts of a folder of rules, its subfolders included, sorted by path. */
export interface RuleFolder {
	readonly files: readonly RuleFile[];
	/** Markdown of `explain`, by rule id. */
	readonly pages: Readonly<Record<string, string>>;
}

/**
 * Reads a folder of rules and their pages.
 * @param shown how the folder is called in messages
 * @throws Error of node:fs
 */
export function readRuleFolder(folder: string, shown: string): RuleFolder {
	const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.map((path) => path.replaceAll("\\", "/"))
		.sort();
	const read = (path: string): string => readFileSync(join(folder, path), "utf8");
	const files = paths.filter((path) => RULE_FILE.test(path));
	const pages = paths.flatMap((path) => {
		const id = PAGE.exec(path)?.[1];
		return id === undefined ? [] : [[id, read(path)] as const];
	});
	return {
		files: files.map((path) => ({ path: `${shown}/${path}`, text: read(path) })),
		pages: Object.fromEntries(pages),
	};
}
