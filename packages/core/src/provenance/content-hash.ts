import { type Lines, sha256Hex } from "../kit/index.ts";
import type { ObjectId, TreeReader } from "../model/index.ts";
import { dropLineEnd, type SplitFile, sliceLines, splitFile } from "./split-lines.ts";

const SHA256 = /^sha256:([0-9a-f]{64})$/;
/** All records together may make us read and hash this much; a forged log must not cost minutes. */
const MAX_BYTES = 256_000_000;
/** What is kept of files that were read, for the next record about them. */
const MAX_KEPT_BYTES = 64_000_000;

/**
 * Compares `content_hash` of Agent Trace with lines of a tree. The RFC leaves the text that is hashed undefined, so the
 * lines count as they stand in git, with their last line end and without.
 */
export class ContentMatcher {
	readonly #trees: TreeReader;
	readonly #files = new Map<string, SplitFile | null>();
	#kept = 0;
	#budget = MAX_BYTES;

	constructor(trees: TreeReader) {
		this.#trees = trees;
	}

	/** False too where the hash has another form than `sha256:` and 64 hexadecimal digits. */
	async matches(
		{ tree, path }: { readonly tree: ObjectId; readonly path: string },
		lines: Lines,
		contentHash: string,
	): Promise<boolean> {
		const wanted = SHA256.exec(contentHash)?.[1];
		if (wanted === undefined) return false;
		const file = await this.#load(tree, path);
		const text = file && sliceLines(file, lines.start, lines.end);
		if (!text) return false;
		this.#budget -= 2 * text.length;
		if (this.#budget < 0) return false;
		return sha256Hex(text) === wanted || sha256Hex(dropLineEnd(text)) === wanted;
	}

	async #load(tree: ObjectId, path: string): Promise<SplitFile | null> {
		const key = `${tree}\0${path}`;
		const known = this.#files.get(key);
		if (known !== undefined) return known;
		if (this.#budget < 0) return null;
		const bytes = await this.#trees.readPath(tree, path);
		this.#budget -= bytes?.length ?? 0;
		this.#kept += bytes?.length ?? 0;
		if (this.#kept > MAX_KEPT_BYTES) {
			this.#files.clear();
			this.#kept = bytes?.length ?? 0;
		}
		const file = bytes && splitFile(bytes);
		this.#files.set(key, file);
		return file;
	}
}
