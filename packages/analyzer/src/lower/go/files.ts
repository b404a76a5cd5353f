import type { LanguageFiles } from "../language-files.ts";

export const GO_FILES: readonly LanguageFiles[] = [
	{
		id: "go",
		grammar: { package: "tree-sitter-go", file: "tree-sitter-go.wasm" },
		extensions: ["go"],
		manifest: /(?:^|\/)go\.mod$/,
	},
];
