import { LANGUAGE_FILES } from "../lower/language-registry.ts";
import type { Language } from "../tree/node.ts";

const BY_EXTENSION: ReadonlyMap<string, Language> = new Map(
	LANGUAGE_FILES.flatMap(({ id, extensions }) => extensions.map((extension) => [extension, id] as const)),
);

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
	return LANGUAGE_FILES.find(({ interpreters }) => interpreters?.test(name ?? ""))?.id;
}

/** The language whose modules a file says something of; undefined when it is no manifest. */
export function findManifestLanguage(path: string): Language | undefined {
	return LANGUAGE_FILES.find(({ manifest }) => manifest?.test(path))?.id;
}
