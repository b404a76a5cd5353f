import { type AstNode, isAstNode, lineAt, type SourceFile, visitNodes } from "../source/source-file.ts";

/** What we do not write, each with the reason that a reviewer would give. */
const CONSTRUCTS: readonly (readonly [reason: string, is: (node: AstNode) => boolean])[] = [
	["`any` switches the type checker off", (node) => node.type === "TSAnyKeyword"],
	["an enum is code that type stripping cannot erase", (node) => node.type === "TSEnumDeclaration"],
	["a namespace is code that type stripping cannot erase", (node) => node.type === "TSModuleDeclaration"],
	["a default export has no name to search for", (node) => node.type === "ExportDefaultDeclaration"],
	["`!` claims what the type checker could not see", (node) => node.type === "TSNonNullExpression"],
	["`as unknown as` claims anything at all", isDoubleAssertion],
];

function isDoubleAssertion(node: AstNode): boolean {
	const inner = node.type === "TSAsExpression" ? node.expression : null;
	if (!isAstNode(inner) || inner.type !== "TSAsExpression" || !isAstNode(inner.typeAnnotation)) return false;
	return inner.typeAnnotation.type === "TSUnknownKeyword";
}

const COMMENTS: readonly (readonly [reason: string, pattern: RegExp])[] = [
	["unfinished work belongs in an issue", /\b(?:TODO|FIXME|XXX|HACK)\b/],
	[
		"a suppression hides what a check found",
		/biome-ignore|eslint-disable|oxlint-disable|@ts-(?:ignore|expect-error|nocheck)|(?:v8|c8|istanbul) ignore/,
	],
];

/** Breaches of the writing rules in one file, as `path:line: reason`. */
export function findLapses(file: SourceFile): readonly string[] {
	const lapses: string[] = [];
	visitNodes(file.program, (node) => {
		for (const [reason, is] of CONSTRUCTS) {
			if (is(node)) lapses.push(`${file.path}:${lineAt(file.text, node.start)}: ${reason}`);
		}
	});
	for (const comment of file.comments) {
		for (const [reason, pattern] of COMMENTS) {
			if (pattern.test(comment)) lapses.push(`${file.path}: ${reason}: ${comment.trim().slice(0, 80)}`);
		}
	}
	return lapses;
}
