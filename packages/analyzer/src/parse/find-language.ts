import type { Language } from "../tree/node.ts";

const BY_EXTENSION: ReadonlyMap<string, Language> = new Map<string, Language>([
	["js", "javascript"],
	["cjs", "javascript"],
	["mjs", "javascript"],
	["jsx", "javascript"],
	["ts", "typescript"],
	["mts", "typescript"],
	["cts", "typescript"],
	["tsx", "tsx"],
	["py", "python"],
	["pyi", "python"],
	["pyw", "python"],
]);

const SHEBANGS: readonly (readonly [RegExp, Language])[] = [
	[/^python[\d.]*$/, "python"],
	[/^(?:node|nodejs)$/, "javascript"],
	[/^(?:bun|deno|tsx|ts-node)$/, "typescript"],
];

/** The language of a file by its extension or, without one, by the `#!` line; undefined when we do not read it. */
export function findLanguage(path: string, firstLine?: string): Language | undefined {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const dot = name.lastIndexOf(".");
	if (dot > 0) return BY_EXTENSION.get(name.slice(dot + 1).toLowerCase());
	return firstLine?.startsWith("#!") ? findShebangLanguage(firstLine.slice(2, 200)) : undefined;
}

function findShebangLanguage(line: string): Language | undefined {
	const words = line.trim().split(/\s+/);
	const program = words[0]?.split("/").at(-1) ?? "";
	// `env -S node --flag` and `env VAR=1 python3` both occur.
	const isArgument = (word: string): boolean => !word.startsWith("-") && !word.includes("=");
	const name = program === "env" ? words.slice(1).find(isArgument)?.split("/").at(-1) : program;
	return SHEBANGS.find(([pattern]) => pattern.test(name ?? ""))?.[1];
}
