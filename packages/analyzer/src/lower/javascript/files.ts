import type { LanguageFiles } from "../language-files.ts";

const TYPESCRIPT = "tree-sitter-typescript";

export const JAVASCRIPT_FILES: readonly LanguageFiles[] = [
	{
		id: "javascript",
		grammar: { package: "tree-sitter-javascript", file: "tree-sitter-javascript.wasm" },
		extensions: ["js", "cjs", "mjs", "jsx"],
		interpreters: /^(?:node|nodejs)$/,
		manifest: /(?:^|\/)(?:package|[tj]sconfig(?:\.[\w-]{1,40})?)\.json$/,
	},
	{
		id: "typescript",
		grammar: { package: TYPESCRIPT, file: "tree-sitter-typescript.wasm" },
		extensions: ["ts", "mts", "cts"],
		interpreters: /^(?:bun|deno|tsx|ts-node)$/,
	},
	{
		id: "tsx",
		grammar: { package: TYPESCRIPT, file: "tree-sitter-tsx.wasm" },
		extensions: ["tsx"],
	},
	// Their scripts are read as what they say they are.
	{
		id: "vue",
		grammar: { package: TYPESCRIPT, file: "tree-sitter-typescript.wasm" },
		extensions: ["vue"],
	},
	{
		id: "svelte",
		grammar: { package: TYPESCRIPT, file: "tree-sitter-typescript.wasm" },
		extensions: ["svelte"],
	},
];
