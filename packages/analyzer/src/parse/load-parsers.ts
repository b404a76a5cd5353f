import { createRequire } from "node:module";
import { join } from "node:path";
import { Language as Grammar, Parser } from "web-tree-sitter";
import { getLanguage } from "../lower/index.ts";
import type { LanguageFiles } from "../lower/language-files.ts";
import { LANGUAGE_FILES } from "../lower/language-registry.ts";
import type { Language } from "../tree/node.ts";
import { ParseError } from "./errors.ts";
import { GrammarTables } from "./grammar-tables.ts";
import { TreeMemory } from "./tree-memory.ts";

const ALL: readonly Language[] = LANGUAGE_FILES.map(({ id }) => id);

export interface LoadedGrammar {
	readonly parser: Parser;
	/** Where the runtime of this thread keeps its trees. */
	readonly memory: TreeMemory;
	readonly tables: GrammarTables;
}

/** Parsers of one thread. They hold WASM memory and live as long as the thread. */
export interface Parsers {
	readonly get: (language: Language) => LoadedGrammar;
	/** Loads a language that was not loaded at first; does nothing for others. */
	readonly load: (language: Language) => Promise<void>;
}

interface Runtime {
	readonly memory: TreeMemory;
}

interface RuntimeModule {
	readonly locateFile?: (name: string) => string;
	readonly HEAPU8?: Uint8Array;
}

let started: Promise<Runtime> | undefined;

/**
 * Starts the WASM runtime and loads grammars.
 * @param grammarFolder where a bundle keeps the runtime and the grammars; from the installed packages when absent.
 * @throws ParseError PARSE_GRAMMAR_MISSING.
 */
export async function loadParsers(
	grammarFolder?: string,
	languages: readonly Language[] = ALL,
): Promise<Parsers> {
	const runtime = await startRuntime(grammarFolder);
	const loaded = new Map<Language, LoadedGrammar>();
	const load = async (language: Language): Promise<void> => {
		if (!loaded.has(language)) loaded.set(language, await loadGrammar(runtime, language, grammarFolder));
	};
	await Promise.all(languages.map(load));
	return { load, get: (language) => loaded.get(language) ?? refuse(language) };
}

function refuse(language: Language): never {
	throw new ParseError("PARSE_GRAMMAR_MISSING", {
		message: `The grammar for ${language} was not loaded before it was used.`,
		fix: "Name the language when the parsers are loaded.",
	});
}

/** The runtime is one per thread; a second start would drop the memory of the first. */
async function startRuntime(grammarFolder: string | undefined): Promise<Runtime> {
	started ??= initRuntime(grammarFolder);
	try {
		return await started;
	} catch (cause) {
		started = undefined;
		throw new ParseError("PARSE_GRAMMAR_MISSING", { message: "The parser runtime did not start.", cause });
	}
}

async function initRuntime(grammarFolder: string | undefined): Promise<Runtime> {
	// The runtime puts views of its memory here, new ones each time it grows.
	const module: RuntimeModule =
		grammarFolder === undefined ? {} : { locateFile: (name) => join(grammarFolder, name) };
	await Parser.init(module);
	const memory = new TreeMemory(() => {
		if (module.HEAPU8 === undefined) throw new TypeError("The parser runtime shows no memory.");
		return module.HEAPU8.buffer;
	});
	return { memory };
}

async function loadGrammar(
	{ memory }: Runtime,
	language: Language,
	grammarFolder: string | undefined,
): Promise<LoadedGrammar> {
	try {
		const grammar = await Grammar.load(locateGrammar(language, grammarFolder));
		const types = Array.from({ length: grammar.nodeTypeCount }, (_, id) => ({
			name: grammar.nodeTypeForId(id) ?? "",
			named: grammar.nodeTypeIsNamed(id),
		}));
		const fields = [
			"",
			...Array.from({ length: grammar.fieldCount }, (_, id) => grammar.fieldNameForId(id + 1) ?? ""),
		];
		const tables = new GrammarTables(memory, { types, fields }, getLanguage(language).frontEnd);
		return { parser: new Parser().setLanguage(grammar), memory, tables };
	} catch (cause) {
		throw new ParseError("PARSE_GRAMMAR_MISSING", {
			message: `The grammar for ${language} could not be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
			cause,
		});
	}
}

function findGrammar(language: Language): LanguageFiles["grammar"] {
	return LANGUAGE_FILES.find(({ id }) => id === language)?.grammar ?? refuse(language);
}

function locateGrammar(language: Language, grammarFolder: string | undefined): string {
	const { package: name, file } = findGrammar(language);
	if (grammarFolder !== undefined) return join(grammarFolder, file);
	return createRequire(import.meta.url).resolve(`${name}/${file}`);
}
