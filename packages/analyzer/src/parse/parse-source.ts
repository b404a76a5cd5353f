import type { Tree } from "web-tree-sitter";
import { getLanguage, lowerTree } from "../lower/index.ts";
import type { Language, Node, SourceTree } from "../tree/node.ts";
import { walkTree } from "../tree/walk-tree.ts";
import { ParseError } from "./errors.ts";
import { DEFAULT_PARSE_LIMITS, type ParseLimits } from "./limits.ts";
import type { LoadedGrammar, Parsers } from "./load-parsers.ts";
import { type ReadCst, readCst } from "./read-cst.ts";

export interface ParseInput {
	readonly language: Language;
	readonly source: string;
	readonly limits?: Partial<ParseLimits>;
}

/**
 * Parses and lowers one file or fragment. Broken syntax is no error: it becomes `Error` nodes, counted in `errors`.
 * @throws ParseError PARSE_TOO_LARGE, PARSE_TOO_DEEP, PARSE_TIMEOUT, PARSE_FAILED, PARSE_GRAMMAR_MISSING.
 */
export function parseSource(parsers: Parsers, input: ParseInput): SourceTree {
	const { language, source } = input;
	const limits = { ...DEFAULT_PARSE_LIMITS, ...input.limits };
	if (source.length > limits.maxLength) {
		throw new ParseError("PARSE_TOO_LARGE", {
			message: `The file has ${source.length} characters; the limit is ${limits.maxLength}.`,
		});
	}
	const { frontEnd } = getLanguage(language);
	const grammar = parsers.get(language);
	const text = frontEnd.endsLines && !source.endsWith("\n") ? `${source}\n` : source;
	const read = guard(() => readTree(grammar, text, limits));
	const root = guard(() => lowerTree(frontEnd, source, read.root));
	checkDepth(root, limits.maxDepth);
	const { comments, errors, unread } = read;
	return { language, source, root, comments, errors, unread };
}

function readTree(grammar: LoadedGrammar, source: string, limits: ParseLimits): ReadCst {
	const { memory, tables } = grammar;
	const tree = parseTree(grammar, source, limits);
	try {
		memory.refresh();
		return readCst(tree.rootNode.id, { memory, tables, source, limits });
	} finally {
		tree.delete();
	}
}

function parseTree(grammar: LoadedGrammar, source: string, limits: ParseLimits): Tree {
	const deadline = limits.now() + limits.timeoutMs;
	const tree = grammar.parser.parse(source, null, { progressCallback: () => limits.now() > deadline });
	if (tree !== null) return tree;
	// Otherwise the next file would go on where this one stopped.
	grammar.parser.reset();
	throw new ParseError("PARSE_TIMEOUT", { message: `Parsing took longer than ${limits.timeoutMs} ms.` });
}

/** A parser that fails on hostile input costs this file, never the run. */
function guard<T>(work: () => T): T {
	try {
		return work();
	} catch (cause) {
		if (cause instanceof ParseError) throw cause;
		if (cause instanceof RangeError) {
			throw new ParseError("PARSE_TOO_DEEP", {
				message: "The file nests deeper than the stack allows.",
				cause,
			});
		}
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new ParseError("PARSE_FAILED", { message: `The parser failed: ${reason}`, cause });
	}
}

/** Chains such as `elif` are flat in the grammar's tree and nest in ours. */
function checkDepth(root: Node, maxDepth: number): void {
	walkTree(root, (_node, depth) => {
		if (depth <= maxDepth) return undefined;
		throw new ParseError("PARSE_TOO_DEEP", { message: `The file nests deeper than ${maxDepth} levels.` });
	});
}
