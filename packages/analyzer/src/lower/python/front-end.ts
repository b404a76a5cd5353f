import { type FrontEnd, joinRules } from "../lower-tree.ts";
import { PUNCTUATION } from "../punctuation.ts";
import { COLLECTION_RULES } from "./collections.ts";
import { DEFINITION_RULES } from "./definitions.ts";
import { EXPRESSION_RULES } from "./expressions.ts";
import { IMPORT_LISTS, IMPORT_RULES } from "./imports.ts";
import { MATCH_RULES } from "./match.ts";
import { STATEMENT_LISTS, STATEMENT_RULES } from "./statements.ts";
import { STRING_RULES } from "./strings.ts";
import { TRY_RULES } from "./try.ts";

/** Python 3, and what Python 2 leaves behind. */
export const PYTHON_FRONT_END: FrontEnd = {
	rules: joinRules(
		EXPRESSION_RULES,
		STRING_RULES,
		COLLECTION_RULES,
		DEFINITION_RULES,
		STATEMENT_RULES,
		TRY_RULES,
		MATCH_RULES,
		IMPORT_RULES,
	),
	lists: joinRules(STATEMENT_LISTS, IMPORT_LISTS),
	opaque: new Set(["type", "type_parameter", "type_alias_statement", "string_content"]),
	comments: new Set(["comment"]),
	// A backslash at the end of a line is a node.
	punctuation: new Set([...PUNCTUATION, "line_continuation"]),
};
