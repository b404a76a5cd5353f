import { countLines } from "../../kit/index.ts";
import type { Commit, FileProvenance, OriginRange } from "../../model/index.ts";
import type { Loss } from "./loss.ts";

/** A file of a commit, and who or what wrote the lines that the commit added. */
export interface AttributedFile {
	readonly path: string;
	/** Null where this clone does not have it. */
	readonly content: Uint8Array | null;
	readonly ranges: readonly OriginRange[];
}

/** What an export speaks of. `commit` is null for what is staged. */
export interface AttributedCommit {
	readonly commit: Pick<Commit, "id" | "authoredAt"> | null;
	readonly files: readonly AttributedFile[];
}

/** A text in another format, and what that format has no place for. */
export interface RenderedExport {
	readonly text: string;
	readonly lost: readonly Loss[];
}

export function countRangeLines(ranges: readonly OriginRange[]): number {
	return countLines(ranges.map(({ range }) => range));
}

/**
 * The files of a commit with the lines that it brought in itself: a merge adds what its branches added before, and those
 * lines are their commits' to speak of. Files with no such line are left out.
 */
export function keepOwnLines(
	files: readonly FileProvenance[],
	commit: string | null,
): readonly FileProvenance[] {
	const isOwn = (range: OriginRange) => range.commit === null || range.commit === commit;
	return files
		.map(({ path, ranges }) => ({ path, ranges: ranges.filter(isOwn) }))
		.filter(({ ranges }) => ranges.length > 0);
}
