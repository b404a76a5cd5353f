import type { TreeCursor } from "web-tree-sitter";
import type { Cst, FrontEnd } from "../lower/index.ts";
import type { Comment } from "../tree/node.ts";
import { ParseError } from "./errors.ts";
import type { ParseLimits } from "./limits.ts";
import type { LoadedGrammar, NodeType } from "./load-parsers.ts";

/** What the walk copies, besides the tree itself. */
export interface ReadCst {
	readonly root: Cst;
	readonly comments: readonly Comment[];
	readonly errors: number;
	/** Characters of the source that fit into no construct of the language. */
	readonly unread: number;
}

export interface ReadOptions {
	readonly grammar: LoadedGrammar;
	readonly source: string;
	readonly limits: ParseLimits;
	readonly frontEnd: Pick<FrontEnd, "opaque" | "comments" | "punctuation">;
}

interface MutableCst extends Cst {
	readonly kids: MutableCst[];
}

const ERROR_ID = 65535;
const ERROR: NodeType = { name: "ERROR", named: true };
const NO_KIDS: MutableCst[] = [];

/**
 * Copies the grammar's tree in one cursor walk without recursion.
 * @throws ParseError PARSE_TOO_DEEP.
 */
export function readCst(cursor: TreeCursor, options: ReadOptions): ReadCst {
	const reader = new CstReader(cursor, options);
	const root = reader.read();
	return { root, comments: reader.comments, errors: reader.errors, unread: reader.unread };
}

class CstReader {
	readonly comments: Comment[] = [];
	errors = 0;
	unread = 0;
	readonly #cursor: TreeCursor;
	readonly #options: ReadOptions;

	constructor(cursor: TreeCursor, options: ReadOptions) {
		this.#cursor = cursor;
		this.#options = options;
	}

	read(): Cst {
		const cursor = this.#cursor;
		const root = this.#readNode("", this.#typeOf(cursor.nodeTypeId));
		if (root.type === "ERROR") this.errors += 1;
		const open: MutableCst[] = [root];
		if (!cursor.gotoFirstChild()) return root;
		while (open.length > 0) {
			const node = this.#readChild();
			if (node !== undefined) {
				open.at(-1)?.kids.push(node);
				if (node.kids !== NO_KIDS && cursor.gotoFirstChild()) {
					open.push(node);
					this.#checkDepth(open.length);
					continue;
				}
			}
			if (open.at(-1)?.type === "ERROR") this.#countUnread();
			while (open.length > 0 && !cursor.gotoNextSibling()) {
				open.pop();
				cursor.gotoParent();
			}
		}
		// An error inside of what was not copied.
		if (this.errors === 0 && cursor.currentNode.hasError) this.errors = 1;
		return root;
	}

	/** Undefined for what is not copied. */
	#readChild(): MutableCst | undefined {
		const cursor = this.#cursor;
		const type = this.#typeOf(cursor.nodeTypeId);
		const field = this.#options.grammar.fields[cursor.currentFieldId] ?? "";
		const { comments, punctuation } = this.#options.frontEnd;
		if (field === "" && punctuation.has(type.name) && !this.#isMissing()) return undefined;
		const node = this.#readNode(field, type);
		if (node.missing || type.name === "ERROR") this.errors += 1;
		if (!comments.has(type.name)) return node;
		const text = this.#options.source.slice(node.start, node.end);
		this.comments.push({ start: node.start, end: node.end, text });
		return undefined;
	}

	/** A word right inside of an error: the grammar makes constructs also of what it finds there, where it can. */
	#countUnread(): void {
		const cursor = this.#cursor;
		const { name } = this.#typeOf(cursor.nodeTypeId);
		const { comments, opaque } = this.#options.frontEnd;
		if (comments.has(name) || opaque.has(name)) return;
		this.unread += cursor.endIndex - cursor.startIndex;
	}

	#readNode(field: string, type: NodeType): MutableCst {
		const cursor = this.#cursor;
		const start = cursor.startIndex;
		const end = cursor.endIndex;
		const missing = start === end && cursor.nodeIsMissing;
		const isLeaf = !type.named || this.#options.frontEnd.opaque.has(type.name);
		return { type: type.name, named: type.named, missing, field, start, end, kids: isLeaf ? NO_KIDS : [] };
	}

	#isMissing(): boolean {
		return this.#cursor.startIndex === this.#cursor.endIndex && this.#cursor.nodeIsMissing;
	}

	#typeOf(id: number): NodeType {
		if (id === ERROR_ID) return ERROR;
		return this.#options.grammar.types[id] ?? ERROR;
	}

	#checkDepth(depth: number): void {
		const { maxDepth } = this.#options.limits;
		if (depth <= maxDepth) return;
		throw new ParseError("PARSE_TOO_DEEP", { message: `The file nests deeper than ${maxDepth} levels.` });
	}
}
