import type { LanguageFiles } from "../language-files.ts";

export const PYTHON_FILES: readonly LanguageFiles[] = [
	{
		id: "python",
		grammar: { package: "tree-sitter-python", file: "tree-sitter-python.wasm" },
		extensions: ["py", "pyi", "pyw"],
		interpreters: /^python[\d.]*$/,
	},
];
