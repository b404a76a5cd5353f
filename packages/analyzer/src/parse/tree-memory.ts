/**
 * Reads syntax trees where the runtime keeps them, in its WASM memory: every step and property of a cursor is a call
 * into WASM, and they cost as much as a third of parsing itself. The layout is that of `Subtree`, `SubtreeHeapData` and
 * `TSLanguage` in tree-sitter's lib/src/subtree.h and parser.h for a target with pointers of 32 bits, little-endian.
 * The runtime is pinned to one exact version, and a test compares what is read here with what a cursor says.
 */

/** `Subtree`: a pointer, or the whole of a small leaf when the lowest bit is set. */
const SUBTREE_BYTES = 8;
const TREE = { language: 8 } as const;
const LEAF = { symbol: 1, padding: 6, size: 7 } as const;
const LEAF_FLAGS = { inline: 1, visible: 2, extra: 8, missing: 32 } as const;
const HEAP = {
	padding: 4,
	size: 16,
	errorCost: 32,
	childCount: 36,
	symbol: 40,
	flags: 44,
	visibleChildren: 48,
	visibleDescendants: 56,
	production: 66,
} as const;
const HEAP_FLAGS = { visible: 1, extra: 4, missing: 512 } as const;
const LANGUAGE = {
	fieldCount: 32,
	aliasWidth: 36,
	fieldSlices: 64,
	fieldEntries: 68,
	publicSymbols: 76,
	aliases: 84,
} as const;
const FIELD_ENTRY = { bytes: 4, childIndex: 2, inherited: 3 } as const;

/** What the grammar says of the children of one production, by their place among those that are no extras. */
export interface Production {
	/** Field ids; 0 is no field. */
	readonly fields: readonly number[];
	/** Symbols that stand in for the child's own; 0 is none. */
	readonly aliases: readonly number[];
}

/** A window on the memory, which may grow and move between two parses. */
export class TreeMemory {
	readonly #getBuffer: () => ArrayBufferLike;
	#bytes: Uint8Array;
	#halves: Uint16Array;
	#words: Uint32Array;
	/** Of the subtree read last: 0 for a leaf that is kept inside of its slot. */
	address = 0;
	symbol = 0;
	/** In bytes of UTF-16. */
	padding = 0;
	/** In bytes of UTF-16. */
	size = 0;
	isVisible = false;
	isExtra = false;
	isMissing = false;
	childCount = 0;

	/** @param getBuffer the memory as it is now. */
	constructor(getBuffer: () => ArrayBufferLike) {
		const buffer = getBuffer();
		this.#getBuffer = getBuffer;
		this.#bytes = new Uint8Array(buffer);
		this.#halves = new Uint16Array(buffer);
		this.#words = new Uint32Array(buffer);
	}

	/** To be called after every parse. */
	refresh(): void {
		const buffer = this.#getBuffer();
		if (this.#bytes.buffer === buffer) return;
		this.#bytes = new Uint8Array(buffer);
		this.#halves = new Uint16Array(buffer);
		this.#words = new Uint32Array(buffer);
	}

	/** Reads the subtree in a slot into the properties of this object. */
	readSubtree(slot: number): void {
		const word = this.#word(slot);
		if ((word & LEAF_FLAGS.inline) === 0) {
			this.#readHeap(word);
			return;
		}
		this.address = 0;
		this.symbol = this.#byte(slot + LEAF.symbol);
		this.padding = this.#byte(slot + LEAF.padding);
		this.size = this.#byte(slot + LEAF.size);
		this.isVisible = (word & LEAF_FLAGS.visible) !== 0;
		this.isExtra = (word & LEAF_FLAGS.extra) !== 0;
		this.isMissing = (word & LEAF_FLAGS.missing) !== 0;
		this.childCount = 0;
	}

	#readHeap(address: number): void {
		const flags = this.#half(address + HEAP.flags);
		this.address = address;
		this.symbol = this.#half(address + HEAP.symbol);
		this.padding = this.#word(address + HEAP.padding);
		this.size = this.#word(address + HEAP.size);
		this.isVisible = (flags & HEAP_FLAGS.visible) !== 0;
		this.isExtra = (flags & HEAP_FLAGS.extra) !== 0;
		this.isMissing = (flags & HEAP_FLAGS.missing) !== 0;
		this.childCount = this.#word(address + HEAP.childCount);
	}

	/** The slot of the first child; the others follow it. */
	firstSlot(address: number, childCount: number): number {
		return address - childCount * SUBTREE_BYTES;
	}

	slotAfter(slot: number): number {
		return slot + SUBTREE_BYTES;
	}

	/** Of a node with children. */
	productionOf(address: number): number {
		return this.#half(address + HEAP.production);
	}

	/** Of a node with children. */
	visibleChildren(address: number): number {
		return this.#word(address + HEAP.visibleChildren);
	}

	/** Of a node with children. */
	visibleDescendants(address: number): number {
		return this.#word(address + HEAP.visibleDescendants);
	}

	hasError(address: number): boolean {
		return this.#word(address + HEAP.errorCost) > 0;
	}

	/** The language that a tree was parsed with, by the address of the tree. */
	languageOf(tree: number): number {
		return this.#word(tree + TREE.language);
	}

	/** The symbol that the grammar shows for an internal one. */
	publicSymbol(language: number, symbol: number): number {
		return this.#half(this.#word(language + LANGUAGE.publicSymbols) + symbol * 2);
	}

	readProduction(language: number, id: number): Production {
		return { fields: this.#readFields(language, id), aliases: this.#readAliases(language, id) };
	}

	#readFields(language: number, id: number): readonly number[] {
		const fields: number[] = [];
		if (this.#word(language + LANGUAGE.fieldCount) === 0) return fields;
		const slice = this.#word(language + LANGUAGE.fieldSlices) + id * 4;
		const first = this.#word(language + LANGUAGE.fieldEntries) + this.#half(slice) * FIELD_ENTRY.bytes;
		for (
			let entry = first;
			entry < first + this.#half(slice + 2) * FIELD_ENTRY.bytes;
			entry += FIELD_ENTRY.bytes
		) {
			if (this.#byte(entry + FIELD_ENTRY.inherited) !== 0) continue;
			const index = this.#byte(entry + FIELD_ENTRY.childIndex);
			while (fields.length <= index) fields.push(0);
			if (fields[index] === 0) fields[index] = this.#half(entry);
		}
		return fields;
	}

	/** Production 0 has no aliases (`ts_language_alias_at`). */
	#readAliases(language: number, id: number): readonly number[] {
		const aliases: number[] = [];
		if (id === 0) return aliases;
		const width = this.#half(language + LANGUAGE.aliasWidth);
		const first = this.#word(language + LANGUAGE.aliases) + id * width * 2;
		for (let index = 0; index < width; index += 1) aliases.push(this.#half(first + index * 2));
		while (aliases.at(-1) === 0) aliases.pop();
		return aliases;
	}

	#byte(address: number): number {
		return this.#bytes[address] as number;
	}

	#half(address: number): number {
		return this.#halves[address >>> 1] as number;
	}

	#word(address: number): number {
		return this.#words[address >>> 2] as number;
	}
}
