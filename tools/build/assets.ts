import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readTextFiles, type TextFile } from "./text-files.ts";

const GRAMMARS = [
	"tree-sitter-javascript/tree-sitter-javascript.wasm",
	"tree-sitter-python/tree-sitter-python.wasm",
	"tree-sitter-typescript/tree-sitter-tsx.wasm",
	"tree-sitter-typescript/tree-sitter-typescript.wasm",
	"web-tree-sitter/web-tree-sitter.wasm",
];

/** A rule, a model of a library, or a page; case files carry one more dot (`py-sql-injection.flask.py`). */
const RULE_FILE = /(?:^|\/)[^/.]+\.(?:yaml|md)$/;

/** Writes what the program reads at run time besides code: grammars, rules, and the pages of `explain`. */
export function writeAssets(root: string, folder: string): void {
	const grammars = join(folder, "grammars");
	mkdirSync(grammars, { recursive: true });
	for (const path of GRAMMARS) {
		copyFileSync(join(root, "node_modules", path), join(grammars, path.slice(path.indexOf("/") + 1)));
	}
	const rules = readTextFiles(join(root, "rules")).filter(({ path }) => RULE_FILE.test(path));
	writeBundle(join(folder, "rules.json"), rules);
	writeBundle(join(folder, "errors.json"), readTextFiles(join(root, "docs/errors")));
	// Where npm looks for them: beside package.json.
	for (const name of ["LICENSE", "README.md"].filter((file) => existsSync(join(root, file)))) {
		copyFileSync(join(root, name), join(root, "packages/cli", name));
	}
}

function writeBundle(path: string, files: readonly TextFile[]): void {
	writeFileSync(path, JSON.stringify({ files }));
}
