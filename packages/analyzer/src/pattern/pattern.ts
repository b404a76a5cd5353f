import type { Kind } from "../tree/node.ts";

/** What only patterns hold, besides the kinds of the uniform tree. */
export type PatternKind =
	| Kind
	| "Metavariable" // text: `$X`; matches one node; `$_` binds nothing
	| "EllipsisVariable" // text: `$...ARGS`; matches a run of nodes
	| "Deep" // [expression]: `<... e ...>`
	| "TypedMetavariable" // text: `$X`; [Type]
	| "AnyString" // `"..."`
	| "RegexString"; // text: source of `"=~/source/"`

export interface PatternNode {
	readonly kind: PatternKind;
	readonly text: string;
	readonly kids: readonly PatternNode[];
	readonly flags?: readonly string[];
}

/** What a condition of the rule says of a part of what the pattern matches. */
export interface TextTest {
	/** Indexes of children from the root. */
	readonly path: readonly number[];
	/** The name of the node there, or everything that is written there. */
	readonly of: "name" | "source";
	/** Matches at the start, as conditions do. */
	readonly regex: { readonly source: string; readonly flags: string };
}

/** A compiled pattern: one node to be found anywhere, or a run of statements to be found in any block. */
export interface Pattern {
	/** The text as the rule author wrote it; also the identity under which matches are shared between rules. */
	readonly source: string;
	readonly shape:
		| { readonly kind: "node"; readonly node: PatternNode }
		| { readonly kind: "statements"; readonly statements: readonly PatternNode[] };
	/** A name also stands for the expression that it is given once (`options: symbolic_propagation`). */
	readonly symbolic?: true;
	/** Words that must occur in a file for the pattern to match there; decides cheaply where not to look. */
	readonly words: readonly string[];
	/** Names that the called function or method must have, where a condition of the rule says so. */
	readonly names?: readonly string[];
	/** What else conditions of the rule say of it; the conditions still decide. */
	readonly tests?: readonly TextTest[];
	/** For runs of statements: one word of each group must stand in the block. */
	readonly near?: readonly (readonly string[])[];
}

export function isMetavariableName(text: string): boolean {
	return /^\$[A-Z_][A-Z_0-9]*$/.test(text);
}
