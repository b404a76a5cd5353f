/**
 * The uniform tree: what every front end lowers to, and the only thing that matcher and flow know. Patterns go through
 * the same front ends, so equal code and equal patterns have equal trees (DESIGN §6).
 *
 * Slots are fixed: a missing part is an `Empty` node, so that `kids[i]` always means the same. Parentheses, comments and
 * non-null assertions leave no trace.
 */
export type Kind =
	// Names and literals
	| "Name" // text: identifier, `this`, `self`, `super` included
	| "Member" // text: property; [object]; `a?.b` is the same as `a.b`; private names keep their `#`
	| "Index" // [object, index]
	| "Slice" // [from, to, step]
	| "String" // text: the decoded value
	| "Template" // parts in order: String for literal chunks (never empty), any expression between; also f-strings; none in tag``
	| "TaggedTemplate" // [tag, Template]
	| "Number" // text: as written
	| "Bool" // text: `true` | `false`
	| "Null" // null, None
	| "Regex" // text: `/source/flags`
	// Compound expressions
	| "Call" // [callee, Args]
	| "New" // [callee, Args]
	| "Args" // argument expressions, KeywordArg, Spread
	| "KeywordArg" // text: name; [value]
	| "Spread" // text: `...` | `*` | `**`; [value]
	| "List" // elements; also array patterns
	| "Tuple" // elements; also unparenthesized tuples and tuple targets
	| "Set" // elements
	| "Object" // Pair | Spread | Function (methods, with flag); also dicts and object patterns
	| "Pair" // [key, value]; shorthand `{a}` is Pair[Key a, Name a]
	| "Key" // text: a property name of a JavaScript object or pattern, quoted or not; computed keys are expressions
	| "Default" // [target, default] inside patterns
	| "Binary" // text: operator as written (`and`, `&&`, `not in`, `??`, …); [left, right]
	| "Unary" // text: operator (`!`, `not`, `-`, `typeof`, `delete`, `del`, `++`, `--`, `post++`, `post--`); [operand]
	| "Assign" // text: `=`, `+=`, `:=`, …; [target, value, type]; an expression, so it stands in ExprStmt
	| "Conditional" // [test, then, else]
	| "Await" // [value]
	| "Yield" // text: "" | `*` for delegation; [value]
	| "Sequence" // comma expressions
	| "Cast" // [value, Type]: `as`, `satisfies`, `<T>x`
	| "Comprehension" // text: `list` | `set` | `dict` | `generator`; [element, CompFor | CompIf …]
	| "CompFor" // [target, iterable]
	| "CompIf" // [test]
	| "JsxElement" // text: tag as written, "" for fragments; [JsxAttrs, JsxChildren]
	| "JsxAttrs" // JsxAttr | Spread
	| "JsxAttr" // text: name; [value]
	| "JsxChildren" // String (text that is not only blank), expressions, JsxElement
	| "Type" // text: the type as written, blanks collapsed
	// Functions and classes (declarations stand directly in a Block, expressions where they are)
	| "Function" // text: name or ""; [Params, body: Block or expression, Decorators, return Type]
	| "Params" // Param …
	| "Param" // text: name, "" when destructured; [pattern, default, Type, Decorators]
	| "Class" // text: name or ""; [Bases, Block, Decorators]
	| "Bases" // base expressions, KeywordArg
	| "Field" // text: name; [value, Type, Decorators]; class property
	| "Decorators" // decorator expressions, without `@`
	// Statements
	| "Module" // the root: statements
	| "Block" // statements; a single statement body is wrapped
	| "ExprStmt" // [expression]
	| "VarDecl" // text: `const` | `let` | `var` | `using`; [target, value, Type]; one per declarator
	| "If" // [test, Block, Block | If | Empty]
	| "While" // [test, Block]
	| "DoWhile" // [Block, test]
	| "For" // [init, test, update, Block]
	| "ForEach" // text: `of` | `in` | `range` (target: key, or Tuple of key and value); [target, iterable, Block]; a declaration keyword is dropped
	| "Try" // [Block, Catches, else Block, finally Block]
	| "Catches" // Catch …
	| "Catch" // [type expression, target, Block]
	| "With" // [WithItems, Block]
	| "WithItems" // WithItem …
	| "WithItem" // [expression, target]
	| "Switch" // [subject, Cases]; also Python's match
	| "Cases" // Case …
	| "Case" // [Tuple of values (no kids: default), Block]
	| "Return" // [value]
	| "Throw" // [value]; also raise
	| "Break"
	| "Continue"
	| "Pass"
	| "Assert" // [test, message]
	| "Import" // text: module as written, leading dots included; ImportName …; none for a side-effect import
	| "ImportName" // text: imported name, `default`, or `*`; [Name local]; `import a.b` is `*` → [Name a] with flag `package`
	| "Export" // text: module of a re-export or ""; [declaration | Empty, ExportName …]; flags `default`, `star`
	| "ExportName" // text: exported name; [Name local]
	// Anything else
	| "Ellipsis" // `...` in patterns, and Python's literal
	| "Empty" // an absent slot
	| "Other" // text: grammar's node type; lowered named children: nothing is lost
	| "Error"; // what the grammar could not parse; lowered children

export interface Node {
	readonly kind: Kind;
	/** Meaning depends on `kind`; "" when it has none. */
	readonly text: string;
	readonly kids: readonly Node[];
	/** UTF-16 offsets into the source, end exclusive. `Empty` nodes have start = end. */
	readonly start: number;
	readonly end: number;
	/**
	 * Modifiers, sorted, absent when there are none: `async`, `generator`, `arrow`, `lambda`, `method`, `constructor`,
	 * `getter`, `setter`, `static`, `optional`, `rest`, `kwrest`, `type-only`, `package`, `default`, `star`, `export`,
	 * `receiver` (the parameter that is a method's object), `implied` (an imported name that is not written).
	 */
	readonly flags?: readonly string[];
}

/** The id of a grammar in `lower/language-registry.ts`. */
export type Language = string;

export interface Comment {
	readonly start: number;
	readonly end: number;
	/** Text with its delimiters. */
	readonly text: string;
}

/** One parsed and lowered file. */
export interface SourceTree {
	readonly language: Language;
	readonly source: string;
	readonly root: Node;
	readonly comments: readonly Comment[];
	/** How many regions the grammar could not parse; fragments may have some. */
	readonly errors: number;
	/** How many characters fit into no construct of the language. */
	readonly unread: number;
}
