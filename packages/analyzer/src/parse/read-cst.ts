import type { Cst } from "../lower/index.ts";
import type { Comment } from "../tree/node.ts";
import { ParseError } from "./errors.ts";
import type { GrammarTables, NodeType } from "./grammar-tables.ts";
import type { ParseLimits } from "./limits.ts";
import type { Production, TreeMemory } from "./tree-memory.ts";

/** What the walk copies, besides the tree itself. */
export interface ReadCst {
	readonly root: Cst;
	readonly comments: readonly Comment[];
	readonly errors: number;
	/** Characters of the source that fit into no construct of the language. */
	readonly unread: number;
}

export interface ReadOptions {
	readonly memory: TreeMemory;
	readonly tables: GrammarTables;
	readonly source: string;
	readonly limits: ParseLimits;
}

interface MutableCst extends Cst {
	readonly kids: MutableCst[];
}

/** A node whose children are being read. What the grammar hides gives its children to the node around it. */
interface Frame {
	node: MutableCst;
	/** Nodes around this one that are not hidden. */
	level: number;
	slot: number;
	left: number;
	isFirst: boolean;
	/** Place of the next child among those that are no extras. */
	place: number;
	/** Where the child before the next one ends, or where the node begins; in bytes of UTF-16. */
	position: number;
	production: Production;
	/** The field of a hidden node, which its children have where they have none of their own. */
	field: number;
}

const NO_KIDS: MutableCst[] = [];
const NO_PRODUCTION: Production = { fields: [], aliases: [] };

/**
 * Copies the grammar's tree out of WASM memory without recursion.
 * @param tree the address of the tree's root.
 * @throws ParseError PARSE_TOO_DEEP, PARSE_TOO_LARGE.
 */
export function readCst(tree: number, options: ReadOptions): ReadCst {
	const reader = new CstReader(tree, options);
	const root = reader.read(tree);
	return { root, comments: reader.comments, errors: reader.errors, unread: reader.unread };
}

class CstReader {
	readonly comments: Comment[] = [];
	errors = 0;
	unread = 0;
	readonly #memory: TreeMemory;
	readonly #tables: GrammarTables;
	readonly #options: ReadOptions;
	readonly #language: number;
	readonly #frames: Frame[] = [];
	#open = 0;
	/** Where the subtree read last begins, in bytes of UTF-16. */
	#start = 0;
	/** Its field, 0 when none. */
	#field = 0;

	constructor(tree: number, options: ReadOptions) {
		this.#memory = options.memory;
		this.#tables = options.tables;
		this.#options = options;
		this.#language = options.memory.languageOf(tree);
	}

	read(tree: number): Cst {
		const memory = this.#memory;
		memory.readSubtree(tree);
		const { address, padding } = memory;
		const hasKids = memory.childCount > 0;
		this.#checkCount(hasKids ? memory.visibleDescendants(address) + 1 : 1);
		this.#start = padding;
		const root = this.#makeNode(this.#tables.typeOf(this.#language, memory.symbol));
		if (root.type === "ERROR") this.errors += 1;
		if (!hasKids) return root;
		this.#enter(root, 1);
		while (this.#open > 0) this.#step(this.#frames[this.#open - 1] as Frame);
		// An error inside of what was not copied.
		if (this.errors === 0 && memory.hasError(address)) this.errors = 1;
		return root;
	}

	#step(frame: Frame): void {
		if (frame.left === 0) {
			this.#open -= 1;
			return;
		}
		const memory = this.#memory;
		memory.readSubtree(frame.slot);
		const alias = this.#findPlace(frame);
		this.#start = frame.isFirst ? frame.position : frame.position + memory.padding;
		frame.isFirst = false;
		frame.left -= 1;
		frame.slot = memory.slotAfter(frame.slot);
		frame.position = this.#start + memory.size;
		if (memory.isVisible || alias !== 0) this.#readChild(frame, alias === 0 ? memory.symbol : alias);
		else if (memory.childCount > 0) this.#enter(frame.node, frame.level);
	}

	/** Finds the field of the subtree read last and returns its alias, 0 when none. Extras have neither. */
	#findPlace(frame: Frame): number {
		this.#field = 0;
		if (this.#memory.isExtra) return 0;
		const { place, production } = frame;
		frame.place += 1;
		this.#field = production.fields[place] ?? 0;
		if (this.#field === 0) this.#field = frame.field;
		return production.aliases[place] ?? 0;
	}

	#readChild(frame: Frame, symbol: number): void {
		const type = this.#tables.typeOf(this.#language, symbol);
		const node = this.#isKept(type) ? this.#keep(frame.node, type) : undefined;
		if (node !== undefined && node.kids !== NO_KIDS) {
			this.#field = 0;
			this.#enter(node, frame.level + 1);
		} else if (frame.node.type === "ERROR") this.#countUnread(type);
	}

	#isKept(type: NodeType): boolean {
		if (!type.isPunctuation || this.#field !== 0) return true;
		return this.#memory.isMissing && this.#memory.size === 0;
	}

	/** Undefined for a comment. */
	#keep(parent: MutableCst, type: NodeType): MutableCst | undefined {
		const node = this.#makeNode(type);
		if (node.missing || type.name === "ERROR") this.errors += 1;
		if (type.isComment) {
			const { start, end } = node;
			this.comments.push({ start, end, text: this.#options.source.slice(start, end) });
			return undefined;
		}
		parent.kids.push(node);
		return node;
	}

	/** A word right inside of an error: the grammar makes constructs also of what it finds there, where it can. */
	#countUnread(type: NodeType): void {
		if (type.isComment || (type.named && type.isOpaque)) return;
		this.unread += this.#memory.size >>> 1;
	}

	/** The node of the subtree read last. */
	#makeNode(type: NodeType): MutableCst {
		const { address, childCount, size } = this.#memory;
		const hasKids = !type.isOpaque && childCount > 0 && this.#memory.visibleChildren(address) > 0;
		return {
			type: type.name,
			named: type.named,
			missing: size === 0 && this.#memory.isMissing,
			field: this.#tables.fields[this.#field] ?? "",
			start: this.#start >>> 1,
			end: (this.#start + size) >>> 1,
			kids: hasKids ? [] : NO_KIDS,
		};
	}

	/** Goes on with the children of the subtree read last. */
	#enter(node: MutableCst, level: number): void {
		this.#checkDepth(level);
		const memory = this.#memory;
		const { address, childCount } = memory;
		const frame = this.#nextFrame(node);
		frame.node = node;
		frame.level = level;
		frame.slot = memory.firstSlot(address, childCount);
		frame.left = childCount;
		frame.isFirst = true;
		frame.place = 0;
		frame.position = this.#start;
		frame.production = this.#tables.productionOf(this.#language, memory.productionOf(address));
		frame.field = this.#field;
		this.#open += 1;
	}

	/** Frames are used again: there is one for each level that is open. */
	#nextFrame(node: MutableCst): Frame {
		const known = this.#frames[this.#open];
		if (known !== undefined) return known;
		const counters = { level: 0, slot: 0, left: 0, isFirst: true, place: 0, position: 0, field: 0 };
		const frame: Frame = { node, ...counters, production: NO_PRODUCTION };
		this.#frames.push(frame);
		return frame;
	}

	#checkDepth(depth: number): void {
		const { maxDepth } = this.#options.limits;
		if (depth <= maxDepth) return;
		throw new ParseError("PARSE_TOO_DEEP", { message: `The file nests deeper than ${maxDepth} levels.` });
	}

	#checkCount(count: number): void {
		const { maxNodes } = this.#options.limits;
		if (count <= maxNodes) return;
		throw new ParseError("PARSE_TOO_LARGE", {
			message: `The file has ${count} syntax nodes; the limit is ${maxNodes}.`,
		});
	}
}
