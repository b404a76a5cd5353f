import { type FrontEnd, joinRules } from "../lower-tree.ts";
import { PUNCTUATION } from "../punctuation.ts";
import { DEFINITION_LISTS, DEFINITION_RULES } from "./definitions.ts";
import { EXPRESSION_RULES } from "./expressions.ts";
import { LITERAL_RULES } from "./literals.ts";
import { STATEMENT_LISTS, STATEMENT_RULES } from "./statements.ts";
import { TYPE_NODES } from "./types.ts";

/** Java 21. */
export const JAVA_FRONT_END: FrontEnd = {
	rules: joinRules(LITERAL_RULES, EXPRESSION_RULES, DEFINITION_RULES, STATEMENT_RULES),
	lists: joinRules(DEFINITION_LISTS, STATEMENT_LISTS),
	opaque: new Set([
		...TYPE_NODES,
		"annotation_type_declaration",
		"character_literal",
		"module_declaration",
		"throws",
		"type_arguments",
		"type_parameters",
	]),
	comments: new Set(["line_comment", "block_comment"]),
	punctuation: new Set([...PUNCTUATION, "->", "::", "@"]),
};
