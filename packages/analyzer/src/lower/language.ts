import type { Language } from "../tree/node.ts";
import type { FrontEnd } from "./lower-tree.ts";

/** What a file seems to say about others, read without parsing it: good enough to decide which files belong together. */
export interface QuickLook {
	/** Modules that it imports, as written. */
	readonly modules: readonly string[];
	/** Methods that it defines. */
	readonly methods: readonly string[];
	/** Names that it calls or imports; `*` where it hands on everything of a module. */
	readonly names: readonly string[];
	/** Classes that it derives others from. */
	readonly bases: readonly string[];
}

/** How files of a language name one another. */
export interface ModuleSystem {
	/** The file of the project that `module`, as written in `from`, means; null when it is a library. */
	readonly resolve: (known: ReadonlySet<string>, from: string, module: string) => string | null;
	readonly look: (source: string) => QuickLook;
}

/** The place where an ellipsis of a pattern stands. */
export interface EllipsisPlace {
	/** The pattern after the signs before this one were taken out. */
	readonly text: string;
	/** Where the three dots begin. */
	readonly start: number;
	/** The innermost open bracket. */
	readonly bracket: string | undefined;
}

/** How patterns are spelled so that the language's own grammar reads them. */
export interface PatternDialect {
	/** Typed metavariables, with groups `name` (with its `$`) and `type`. */
	readonly typed: RegExp;
	/** What stands for an ellipsis; "..." leaves it as it is written. */
	readonly spellEllipsis: (place: EllipsisPlace) => string;
	/** Whether the string literal at an offset has code in it, whose signs count. */
	readonly isFormatString?: (text: string, offset: number) => boolean;
	/** A last change to the whole text. */
	readonly finish?: (text: string) => string;
	/** Spellings to try, best first. */
	readonly candidates: (text: string) => Iterable<string>;
	/** Grammars to try, best first; the first that reads a spelling without error wins. */
	readonly grammars: readonly Language[];
}

/** What name resolution and flow ask of a language. */
export interface LanguageTraits {
	/** Blocks hold the variables declared in them; otherwise functions do. */
	readonly blockScoped: boolean;
	/** How a method knows its object: by a keyword, or by its first parameter unless a decorator says otherwise. */
	readonly self: { readonly keyword: string } | { readonly firstParameterUnless: string };
	/** What a constructor is called where it has a name of its own. */
	readonly constructorName?: string;
	/** Every name on the top level can be imported. */
	readonly exportsTopLevel: boolean;
	/** `package.module.f()` calls what lies in a submodule. */
	readonly hasSubmodules: boolean;
	/** `for (k in o)` gives keys and not elements. */
	readonly inGivesKeys: boolean;
}

/**
 * How a language's own functions and methods treat what they are given. Data, not code: names only, because at this
 * level the receiver's type is unknown.
 */
export interface LibraryBehavior {
	/**
	 * Functions whose result carries nothing of their arguments. Conversions to numbers are not among them: they clean
	 * text for injection, which rules say themselves, but not a guessable number.
	 */
	readonly clean: ReadonlySet<string>;
	/** Methods whose result carries nothing of receiver or arguments. */
	readonly cleanMethods: ReadonlySet<string>;
	/** Properties that carry nothing of their object. */
	readonly cleanProperties: ReadonlySet<string>;
	/** Methods that put their arguments into the receiver. */
	readonly storing: ReadonlySet<string>;
	/** Methods that call their argument with elements of the receiver; the result is what the callback returns. */
	readonly mapping: ReadonlySet<string>;
	/** The same, but the result is made of the receiver. */
	readonly selecting: ReadonlySet<string>;
	/** Methods that ask an outside store: their result is not what they were asked with. */
	readonly lookups: ReadonlySet<string>;
	/** Methods that look one key up: the result is what was stored, or a default, but not the key. */
	readonly keyed: { readonly names: ReadonlySet<string>; readonly mostArguments: number };
}

/** Everything the engine knows of a language: one folder each. What comes after parsing asks for traits, never for names. */
export interface LanguageFamily {
	/** What patterns are written in. */
	readonly name: string;
	/** Languages that a name in a rule's `languages` means. */
	readonly ruleNames: Readonly<Record<string, readonly Language[]>>;
	readonly frontEnd: FrontEnd;
	readonly patterns: PatternDialect;
	readonly modules: ModuleSystem;
	readonly traits: LanguageTraits;
	readonly library: LibraryBehavior;
}
