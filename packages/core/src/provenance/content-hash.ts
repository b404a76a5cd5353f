import { type Lines, sha256Hex } from "../kit/index.ts";
import type { ObjectId, TreeReader } from "../model/index.ts";
import { dropLineEnd, type SplitFile, sliceLines, splitFile } from "./split-lines.ts";

const SHA256 = /^sha256:([0-9a-f]{64})$/;
/** All records together may make us hash this much; a forged log must not cost minutes. */
const MAX_HASHED_BYTES = 256_000_000;

/**
 * Compares `content_hash` of Agent Trace with lines of a tree. The RFC leaves the text that is hashed undefined, so the
 * lines count as they stand in git, with their last line end and without.
 */
export class ContentMatcher {
	readonly #trees: TreeReader;
	readonly #tree: ObjectId;
	readonly #files = new Map<string, SplitFile | null>();
	#budget = MAX_HASHED_BYTES;

	constructor(trees: TreeReader, tree: ObjectId) {
		this.#trees = trees;
		this.#tree = tree;
	}

	/** False too where the hash has another form than `sha256:` and 64 hexadecimal digits. */
	async matches(path: string, lines: Lines, contentHash: string): Promise<boolean> {
		const wanted = SHA256.exec(contentHash)?.[1];
		if (wanted === undefined) return false;
		const file = await this.#load(path);
		const text = file && sliceLines(file, lines.start, lines.end);
		if (!text) return false;
		this.#budget -= 2 * text.length;
		if (this.#budget < 0) return false;
		return sha256Hex(text) === wanted || sha256Hex(dropLineEnd(text)) === wanted;
	}

	async #load(path: string): Promise<SplitFile | null> {
		const known = this.#files.get(path);
		if (known !== undefined) return known;
		const bytes = await this.#trees.readPath(this.#tree, path);
		const file = bytes && splitFile(bytes);
		this.#files.set(path, file);
		return file;
	}
}
