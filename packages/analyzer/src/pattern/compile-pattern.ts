import { getFamily, type PatternSpelling } from "../lower/index.ts";
import type { Node, SourceTree } from "../tree/node.ts";
import { lowerPattern } from "./lower-pattern.ts";
import type { Pattern, PatternNode } from "./pattern.ts";
import { isMetavariableName } from "./pattern.ts";
import { type PatternFamily, preparePattern } from "./prepare-pattern.ts";

/** Parses text of one family; supplied by the caller so that patterns need no grammar files. */
export type ParseText = (family: PatternFamily, text: string) => SourceTree;

const WORD = /[A-Za-z_$][\w$]+/g;
/** `require` may be an import in the file, and the name `default` is not written in one. */
const UNWRITTEN = new Set(["require", "default"]);
/** Kinds whose text stands in the source as written. */
const WORDY = new Set([
	"Name",
	"Member",
	"Key",
	"KeywordArg",
	"String",
	"Import",
	"ImportName",
	"JsxAttr",
	"JsxElement",
]);

function collectWords(node: PatternNode, words: Set<string>): void {
	if (WORDY.has(node.kind) || node.kind === "Function" || node.kind === "Class") {
		if (!isMetavariableName(node.text)) {
			for (const word of node.text.match(WORD) ?? []) if (!UNWRITTEN.has(word)) words.add(word);
		}
	}
	if (node.kind === "Decorators" || node.kind !== "Type")
		for (const kid of node.kids) collectWords(kid, words);
}

/** Whether imports and aliases can give it another name in the file. */
function isDotted(node: PatternNode): boolean {
	if (node.kind === "Name") return true;
	return node.kind === "Member" && !isMetavariableName(node.text) && node.kids.every(isDotted);
}

/** Names of properties and methods that can be written in no other way. */
function fixedNames(node: PatternNode): readonly string[] {
	const isFixed = node.kind === "Member" && /^[A-Za-z_$][\w$]+$/.test(node.text);
	const own = isFixed && !isMetavariableName(node.text) && !isDotted(node) ? [node.text] : [];
	return [...own, ...node.kids.flatMap(fixedNames)];
}

function hasError(node: Node): boolean {
	return node.kind === "Error" || node.kids.some(hasError);
}

function statementsOf(tree: SourceTree): readonly Node[] {
	return tree.root.kids.filter((kid) => kid.kind !== "Empty");
}

/** A method without a type looks like a constructor, and a pattern does not say that it is one. */
function withoutHome(node: PatternNode): PatternNode {
	const kids = node.kids.map(withoutHome);
	if (node.kind !== "Function" || !node.flags) return { ...node, kids };
	return { ...node, kids, flags: node.flags.filter((flag) => flag !== "method" && flag !== "constructor") };
}

/** What the pattern is of a spelling that had to say more. */
function partOf(statements: readonly Node[], part: PatternSpelling["part"]): readonly Node[] {
	if (part === undefined || statements.some(hasError)) return statements;
	const [first] = statements;
	if (part === "members") return first?.kids[1]?.kids ?? [];
	const type = first?.kids[1]?.kids[1];
	return type ? [type] : [];
}

function unwrap(statement: PatternNode): PatternNode {
	const inner = statement.kids[0];
	return statement.kind === "ExprStmt" && inner ? inner : statement;
}

function shapeOf(statements: readonly PatternNode[]): Pattern["shape"] {
	const [only] = statements;
	if (statements.length === 1 && only) return { kind: "node", node: unwrap(only) };
	return { kind: "statements", statements };
}

/** Null when the text is not code of the family. */
export function compilePattern(source: string, family: PatternFamily, parse: ParseText): Pattern | null {
	const prepared = preparePattern(source, family);
	const { patterns, traits } = getFamily(family);
	for (const { text, part } of patterns.candidates(prepared.text)) {
		const statements = partOf(statementsOf(parse(family, text)), part);
		if (statements.length === 0 || statements.some(hasError)) continue;
		const lowered = statements.map((node) => lowerPattern(node, { ...prepared, text }));
		const shape = shapeOf(traits.classScoped ? lowered.map(withoutHome) : lowered);
		const words = new Set<string>();
		for (const node of shape.kind === "node" ? [shape.node] : shape.statements) collectWords(node, words);
		// Names from there are written without it.
		for (const word of (traits.impliedPackages ?? []).join(".").split(".")) words.delete(word);
		const fixed = shape.kind === "statements" ? [...new Set(shape.statements.flatMap(fixedNames))] : [];
		return {
			source,
			shape,
			words: [...words],
			...(fixed.length > 0 ? { near: fixed.map((name) => [name]) } : {}),
		};
	}
	return null;
}
