import type { ObjectId } from "../model/index.ts";

export interface TreeEntry {
	readonly mode: string;
	readonly name: Buffer;
	readonly object: ObjectId;
}

/**
 * A raw tree object: `<mode> <name>` NUL `<binary object name>`, repeated. A cut tree ends the list early.
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_tree_objects
 */
export function parseTree(bytes: Buffer, objectFormat: "sha1" | "sha256"): readonly TreeEntry[] {
	const idLength = objectFormat === "sha1" ? 20 : 32;
	const entries: TreeEntry[] = [];
	let at = 0;
	while (at < bytes.length) {
		const space = bytes.indexOf(0x20, at);
		const nul = bytes.indexOf(0, space);
		const next = nul + 1 + idLength;
		if (space === -1 || nul === -1 || next > bytes.length) break;
		entries.push({
			mode: bytes.toString("latin1", at, space).padStart(6, "0"),
			name: bytes.subarray(space + 1, nul),
			object: bytes.toString("hex", nul + 1, next),
		});
		at = next;
	}
	return entries;
}
