import type { ObjectId } from "../model/index.ts";
import type { ObjectReader } from "./open-objects.ts";

/** What can be known of a blob without keeping it. */
export interface BlobShape {
	readonly size: number;
	readonly binary: boolean;
	/** Line feeds, plus one when the last line has none. */
	readonly lines: number;
}

/** git looks for a NUL in this many first bytes: `buffer_is_binary` in xdiff-interface.c. */
const SNIFFED_BYTES = 8000;
const LINE_FEED = 0x0a;

function countLineFeeds(chunk: Buffer): number {
	let count = 0;
	for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) count += 1;
	return count;
}

/** Shape of a blob, null where it is absent from this clone. Attributes of the repository have no say in it. */
export async function readBlobShape(objects: ObjectReader, id: ObjectId): Promise<BlobShape | null> {
	let seen = 0;
	let lineFeeds = 0;
	let binary = false;
	let last: number | undefined;
	const header = await objects.visit(id, {
		onChunk: (chunk) => {
			if (seen < SNIFFED_BYTES) binary ||= chunk.subarray(0, SNIFFED_BYTES - seen).includes(0);
			seen += chunk.length;
			lineFeeds += countLineFeeds(chunk);
			last = chunk.at(-1);
		},
	});
	if (header?.type !== "blob") return null;
	const unended = last !== undefined && last !== LINE_FEED;
	return { size: header.size, binary, lines: lineFeeds + (unended ? 1 : 0) };
}
