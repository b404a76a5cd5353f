export { type Alias, type AliasIndex, expandAliases, indexAliases, NO_ALIASES } from "./alias.ts";
export type { Cst } from "./cst.ts";
export { findRuleLanguage, getFamily, getLanguage, listPatternGrammars } from "./get-language.ts";
export type {
	CollectionMethods,
	EllipsisPlace,
	EmbeddedSource,
	LanguageTraits,
	LibraryBehavior,
	ModuleSystem,
	PatternSpelling,
	QuickLook,
} from "./language.ts";
export { type FrontEnd, lowerTree } from "./lower-tree.ts";
