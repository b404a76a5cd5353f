import type { Language } from "../tree/node.ts";
import type { Alias } from "./alias.ts";
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

/** What projects write down of how their modules are named, in the files that `LanguageFiles.manifest` names. */
export interface Manifests {
	/** Nothing for a manifest that cannot be read. */
	readonly read: (path: string, text: string) => readonly Alias[];
	/** The file that a path from the root means in a file, with its ending or without. */
	readonly resolve: (known: ReadonlySet<string>, from: string, path: string) => string | null;
}

/** How files of a language name one another. */
export interface ModuleSystem {
	/** The file of the project that `module`, as written in `from`, means; null when it is a library. */
	readonly resolve: (known: ReadonlySet<string>, from: string, module: string) => string | null;
	readonly look: (source: string) => QuickLook;
	/** Modules mean what is said of them there before anything else; nothing is said when absent. */
	readonly manifests?: Manifests;
	/** The module of a class that is named without an import: beside the file, or in one of the packages imported whole. */
	readonly besides?: (name: string, packages: readonly string[]) => string;
	/** Files whose top-level names are also those of the file at `path`, itself left out; none share names when absent. */
	readonly peers?: (known: ReadonlySet<string>, path: string) => readonly string[];
}

/** The place where an ellipsis of a pattern stands. */
export interface EllipsisPlace {
	/** The pattern after the signs before this one were taken out. */
	readonly text: string;
	/** Where the three dots begin. */
	readonly start: number;
	/** The innermost open bracket. */
	readonly bracket: string | undefined;
	/** Where that stands, -1 without one. */
	readonly openAt: number;
}

/** One way to write a pattern so that a grammar reads it. */
export interface PatternSpelling {
	readonly text: string;
	/** The pattern is only this part of it. */
	readonly part?: "members" | "cast-type";
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
	readonly candidates: (text: string) => Iterable<PatternSpelling>;
	/** Grammars to try, best first; the first that reads a spelling without error wins. */
	readonly grammars: readonly Language[];
}

/** What name resolution and flow ask of a language. */
export interface LanguageTraits {
	/** Blocks hold the variables declared in them; otherwise functions do. */
	readonly blockScoped: boolean;
	/**
	 * How a method knows its object: by a keyword, by its first parameter unless a decorator says otherwise, or by a
	 * parameter flagged `receiver`, whose type says whose method a function is.
	 */
	readonly self:
		| { readonly keyword: string }
		| { readonly firstParameterUnless: string }
		| { readonly receiver: true };
	/** What a constructor is called where it has a name of its own. */
	readonly constructorName?: string;
	/** Which names on the top level can be imported besides those that say so: all, or those declared there. */
	readonly exportsTopLevel?: "all" | "declared";
	/** `package.module.f()` calls what lies in a submodule. */
	readonly hasSubmodules: boolean;
	/** `for (k in o)` gives keys and not elements. */
	readonly inGivesKeys: boolean;
	/**
	 * Members of a class are names in its body, and names that nothing declares are inherited ones; types are written
	 * beside all names and tell what is called.
	 */
	readonly classScoped?: boolean;
	/** A case runs on into the next one unless it ends with a jump. */
	readonly casesFallThrough?: boolean;
	/** Packages whose names need no import. */
	readonly impliedPackages?: readonly string[];
	/** Whether a class is known to be none of the project, by its name and the module it is imported from, if it is. */
	readonly isLibraryClass?: (name: string, module: string | null) => boolean;
	/** What a module is called where the import gives it no other name. */
	readonly moduleName?: (module: string) => string;
	/** A type of another package is always written with the package's name. */
	readonly qualifiesTypes?: boolean;
	/** The class that a type written beside a name means; types decide nothing when absent. */
	readonly classOfType?: (type: string) => string | null;
	/** The module that holds the names which a file uses and does not declare. */
	readonly ownModule?: string;
	/** Names of a last result that says how a call went, and carries nothing of its arguments. */
	readonly statusResults?: ReadonlySet<string>;
	/** `New` gives fields of the object their values and calls nothing. */
	readonly newSetsFields?: boolean;
	/** `if set[x]` holds only where `x` is in the set. */
	readonly indexProvesMember?: boolean;
	/** What makes an argument something that the called function writes to. */
	readonly addressOperator?: string;
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
	/** How further methods of that kind are named, where they stand outside of the project. */
	readonly lookupNames?: RegExp;
	/** Methods that look one key up: the result is what was stored, or a default, but not the key. */
	readonly keyed: { readonly names: ReadonlySet<string>; readonly mostArguments: number };
	/** Methods that tell whether the receiver, a set of known values, has the argument. */
	readonly membership?: ReadonlySet<string>;
	/** Methods of lists and maps that are followed place by place, where keys and indexes are constant. */
	readonly places?: CollectionMethods;
	/** Functions that need no import and stand in no file. */
	readonly builtins?: ReadonlySet<string>;
	/** Functions and methods that write what else they are given, receiver included, into their arguments. */
	readonly filling?: ReadonlySet<string>;
	/** How compiled regular expressions are made, and asked whether they match. */
	readonly regexes?: { readonly makers: ReadonlySet<string>; readonly tests: ReadonlySet<string> };
	/** Functions that ask whether a set has an item, with the places of both among the arguments. */
	readonly members?: ReadonlyMap<string, { readonly set: number; readonly item: number }>;
}

/** How lists and maps are written and read. */
export interface CollectionMethods {
	/** Classes of lists and maps. */
	readonly made: RegExp;
	/** One argument: goes behind the others. */
	readonly append: ReadonlySet<string>;
	/** One argument: takes the place, or what stands under the key, away. */
	readonly remove: ReadonlySet<string>;
	/** Two arguments: the place or key, and what goes there. */
	readonly put: ReadonlySet<string>;
	/** The place or key, and maybe a default. */
	readonly get: ReadonlySet<string>;
	/** No argument: takes everything away. */
	readonly clear: ReadonlySet<string>;
}

/** Code taken out of a file of another kind: of the same length, and everything stands where it stood. */
export interface EmbeddedSource {
	readonly language: Language;
	readonly source: string;
}

/** Everything the engine knows of a language: one folder each. What comes after parsing asks for traits, never for names. */
export interface LanguageFamily {
	/** What patterns are written in. */
	readonly name: string;
	/** Languages that a name in a rule's `languages` means. */
	readonly ruleNames: Readonly<Record<string, readonly Language[]>>;
	readonly frontEnd: FrontEnd;
	/** Kinds of files that hold code of this language among other text, and how it is taken out. */
	readonly embedded?: ReadonlyMap<Language, (source: string) => EmbeddedSource>;
	readonly patterns: PatternDialect;
	readonly modules: ModuleSystem;
	readonly traits: LanguageTraits;
	readonly library: LibraryBehavior;
}
