import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { z } from "zod";

/** A node of the ESTree that the parser gives; everything but its type is looked up by name. */
export interface AstNode {
	readonly type: string;
	readonly start: number;
	readonly end: number;
	readonly [key: string]: unknown;
}

export interface SourceFile {
	/** Relative to the root, with forward slashes. */
	readonly path: string;
	readonly text: string;
	readonly program: AstNode;
	readonly comments: readonly string[];
}

const Node = z.looseObject({ type: z.string(), start: z.int(), end: z.int() });

export function isAstNode(value: unknown): value is AstNode {
	return Node.safeParse(value).success;
}

/**
 * Parses a TypeScript file of ours by the parser vitest runs on. (dependency-cruiser and typescript-eslint need the
 * compiler's JavaScript interface, which TypeScript 7 does not have.)
 * @throws Error when the file has a syntax error.
 */
export function readSourceFile(root: string, path: string): SourceFile {
	return parseSourceFile(path, readFileSync(join(root, path), "utf8"));
}

export function parseSourceFile(path: string, text: string): SourceFile {
	const parsed = parseSync(path, text);
	const [error] = parsed.errors;
	if (error) throw new Error(`${path}: ${error.message}`);
	const program: unknown = parsed.program;
	if (!isAstNode(program)) throw new Error(`${path}: the parser gave no tree`);
	return { path, text, program, comments: parsed.comments.map((comment) => comment.value) };
}

/** Calls `visit` for every node below `root`, parents first. */
export function visitNodes(root: AstNode, visit: (node: AstNode) => void): void {
	const stack: AstNode[] = [root];
	for (let node = stack.pop(); node; node = stack.pop()) {
		visit(node);
		for (const value of Object.values(node).reverse()) {
			const children = Array.isArray(value) ? value.toReversed() : [value];
			for (const child of children) if (hasType(child)) stack.push(child);
		}
	}
}

/** Cheaper than the schema; the parser made this tree. */
function hasType(value: unknown): value is AstNode {
	return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
	let line = 1;
	for (
		let index = text.indexOf("\n");
		index !== -1 && index < offset;
		index = text.indexOf("\n", index + 1)
	) {
		line += 1;
	}
	return line;
}
