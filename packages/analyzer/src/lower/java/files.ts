import type { LanguageFiles } from "../language-files.ts";

export const JAVA_FILES: readonly LanguageFiles[] = [
	{
		id: "java",
		grammar: { package: "tree-sitter-java", file: "tree-sitter-java.wasm" },
		extensions: ["java"],
	},
];
