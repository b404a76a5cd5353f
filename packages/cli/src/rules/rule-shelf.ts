import { basename, dirname, join } from "node:path";
import type { RuleFile, RuleSet } from "@countersign/analyzer";

function groupBy(
	files: readonly RuleFile[],
	keyOf: (path: string) => string,
): ReadonlyMap<string, readonly RuleFile[]> {
	const groups = new Map<string, RuleFile[]>();
	for (const file of files) {
		const key = keyOf(file.path);
		groups.set(key, [...(groups.get(key) ?? []), file]);
	}
	return groups;
}

/** `flask/redirect` of `flask/redirect.yaml` and of its case `flask/redirect.aliases.py`. */
function nameOf(path: string): string {
	return join(dirname(path), basename(path).split(".")[0] ?? "");
}

/** The rule sets of a collection and the cases that each is for. */
export interface RuleShelf {
	/** The rules of a case: of the file of its name, else of its folder, else of the nearest folder above that has some. */
	find(path: string): RuleSet | undefined;
	readonly all: readonly RuleSet[];
}

/**
 * Loads rule files by folder, because folders of a collection may each have a rule of one name; and one by one where
 * files of one folder do.
 * @param root the folder of the collection, above which nothing is looked for
 */
export function createRuleShelf(
	root: string,
	files: readonly RuleFile[],
	load: (files: readonly RuleFile[]) => RuleSet,
): RuleShelf {
	const sets = new Map<string, RuleSet>();
	for (const [folder, held] of groupBy(files, dirname)) {
		const together = load(held);
		const hasTwins = together.problems.some(({ code }) => code === "RULE_DUPLICATE_ID");
		const named = groupBy(held, nameOf);
		if (!hasTwins || named.size < 2) sets.set(folder, together);
		else for (const [name, own] of named) sets.set(name, load(own));
	}
	const find = (path: string): RuleSet | undefined => {
		const top = join(root, ".");
		let at = nameOf(join(root, path));
		for (;;) {
			const rules = sets.get(at);
			if (rules || at === top || at === dirname(at)) return rules;
			at = dirname(at);
		}
	};
	return { find, all: [...sets.values()] };
}
