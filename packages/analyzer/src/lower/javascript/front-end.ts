import { type FrontEnd, joinRules } from "../lower-tree.ts";
import { PUNCTUATION } from "../punctuation.ts";
import { CLASS_RULES } from "./classes.ts";
import { COLLECTION_RULES } from "./collections.ts";
import { DECLARATION_LISTS, DECLARATION_RULES } from "./declarations.ts";
import { EXPORT_LISTS } from "./exports.ts";
import { EXPRESSION_RULES } from "./expressions.ts";
import { FUNCTION_RULES } from "./functions.ts";
import { IMPORT_RULES } from "./imports.ts";
import { JSX_RULES } from "./jsx.ts";
import { LITERAL_RULES } from "./literals.ts";
import { STATEMENT_LISTS, STATEMENT_RULES } from "./statements.ts";
import { OPAQUE_NODES, TYPE_RULES } from "./types.ts";

/** JavaScript, TypeScript and TSX: the grammars share their node types. */
export const JAVASCRIPT_FRONT_END: FrontEnd = {
	rules: joinRules(
		LITERAL_RULES,
		EXPRESSION_RULES,
		COLLECTION_RULES,
		FUNCTION_RULES,
		CLASS_RULES,
		DECLARATION_RULES,
		STATEMENT_RULES,
		IMPORT_RULES,
		JSX_RULES,
		TYPE_RULES,
	),
	lists: joinRules(DECLARATION_LISTS, STATEMENT_LISTS, EXPORT_LISTS),
	opaque: OPAQUE_NODES,
	comments: new Set(["comment", "html_comment", "hash_bang_line"]),
	punctuation: new Set(PUNCTUATION),
};
