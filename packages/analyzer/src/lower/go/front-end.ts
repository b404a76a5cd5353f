import { type FrontEnd, joinRules } from "../lower-tree.ts";
import { PUNCTUATION } from "../punctuation.ts";
import { COMPOSITE_RULES } from "./composites.ts";
import { DECLARATION_LISTS } from "./declarations.ts";
import { EXPRESSION_RULES } from "./expressions.ts";
import { FUNCTION_RULES } from "./functions.ts";
import { IMPORT_LISTS } from "./imports.ts";
import { LITERAL_RULES } from "./literals.ts";
import { STATEMENT_LISTS, STATEMENT_RULES } from "./statements.ts";
import { SWITCH_LISTS } from "./switches.ts";
import { OPAQUE_NODES, TYPE_RULES } from "./types.ts";

export const GO_FRONT_END: FrontEnd = {
	rules: joinRules(
		LITERAL_RULES,
		EXPRESSION_RULES,
		COMPOSITE_RULES,
		TYPE_RULES,
		FUNCTION_RULES,
		STATEMENT_RULES,
	),
	lists: joinRules(DECLARATION_LISTS, STATEMENT_LISTS, SWITCH_LISTS, IMPORT_LISTS),
	opaque: OPAQUE_NODES,
	comments: new Set(["comment"]),
	endsLines: true,
	punctuation: new Set([...PUNCTUATION, "\n", ""]),
};
