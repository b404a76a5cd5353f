export type { Cst } from "./cst.ts";
export { findRuleLanguage, getFamily, getLanguage, listPatternGrammars } from "./get-language.ts";
export type { LanguageTraits, LibraryBehavior, QuickLook } from "./language.ts";
export { type FrontEnd, lowerTree } from "./lower-tree.ts";
