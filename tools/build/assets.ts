import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGE_FILES } from "../../packages/analyzer/src/lower/language-registry.ts";
import { compileRules } from "./rules.ts";
import { readTextFiles } from "./text-files.ts";

const GRAMMARS = [
	...LANGUAGE_FILES.map(({ grammar }) => `${grammar.package}/${grammar.file}`),
	"web-tree-sitter/web-tree-sitter.wasm",
];

/** Writes what the program reads at run time besides code: grammars, rules, and the pages of `explain`. */
export async function writeAssets(root: string, folder: string): Promise<void> {
	const grammars = join(folder, "grammars");
	mkdirSync(grammars, { recursive: true });
	for (const path of GRAMMARS) {
		copyFileSync(join(root, "node_modules", path), join(grammars, path.slice(path.indexOf("/") + 1)));
	}
	const { label, rules } = await compileRules(join(root, "rules"));
	writeFileSync(join(folder, "rules-label.json"), label);
	writeFileSync(join(folder, "rules.json"), rules);
	const errors = { files: readTextFiles(join(root, "docs/errors")) };
	writeFileSync(join(folder, "errors.json"), JSON.stringify(errors));
	// Where npm looks for them: beside package.json.
	for (const name of ["LICENSE", "README.md"].filter((file) => existsSync(join(root, file)))) {
		copyFileSync(join(root, name), join(root, "packages/cli", name));
	}
}
