import { sha256Hex, toCanonicalJson } from "../kit/index.ts";
import type { ChangedFile, Hunk, LineHunk } from "../model/index.ts";
import { splitBlocks } from "./split-blocks.ts";

/** A changed file, with what its hunks are made of. */
export interface HunkSource {
	readonly file: ChangedFile;
	/** Null where git compared no lines. */
	readonly places: readonly LineHunk[] | null;
	/** The new content, null where there is none, or none that has lines. */
	readonly content: Uint8Array | null;
}

/** What makes one hunk another, besides how often it comes. */
interface Identity {
	readonly anchor: readonly (string | number)[];
	readonly content: string;
}

/** One character a byte, so that every content has one text and every text one content. */
function toLines(content: Uint8Array): readonly string[] {
	const lines = Buffer.from(content).toString("latin1").split("\n");
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Whether the last line ends in a line feed is content, too. */
function endsOpen(content: Uint8Array): boolean {
	return content.length > 0 && content.at(-1) !== 0x0a;
}

/** All of a file that git did not compare line by line: all of it is new, or gone. */
function placeWhole({ file, content }: HunkSource, lines: readonly string[]): LineHunk {
	const newLines = file.status === "deleted" || content === null ? 0 : lines.length;
	return { oldStart: 0, oldLines: 0, newStart: newLines === 0 ? 0 : 1, newLines };
}

function describeFile({ path, oldPath, status, kind, executable, oldBlob }: ChangedFile) {
	return { path, oldPath, status, kind, executable, base: oldBlob };
}

/** Names hunks, the second of two equal ones differently from the first. */
function createNamer(file: ChangedFile): (identity: Identity) => string {
	const seen = new Map<string, number>();
	const about = describeFile(file);
	return ({ anchor, content }) => {
		const key = toCanonicalJson({ ...about, anchor, content });
		const count = seen.get(key) ?? 0;
		seen.set(key, count + 1);
		return sha256Hex(`${count} ${key}`);
	};
}

function cutPlace(place: LineHunk, lines: readonly string[], open: boolean) {
	const start = Math.max(0, place.newStart - 1);
	const added = place.newLines === 0 ? [] : lines.slice(start, start + place.newLines);
	const blocks = added.length === 0 ? [[0, -1] as const] : splitBlocks(added);
	return blocks.map(([first, last]) => {
		const text = added.slice(first, last + 1).join("\n");
		const isEnd = open && start + last === lines.length - 1;
		const range = last < first ? null : { start: start + first + 1, end: start + last + 1 };
		return { range, content: `${sha256Hex(Buffer.from(text, "latin1"))}${isEnd ? " open" : ""}` };
	});
}

/**
 * The hunks of one changed file. Each is bound to its place in the base and to its own content, so that an edit changes
 * those that it touches and no others; a file without lines is one hunk.
 */
export function listHunks(source: HunkSource): readonly Hunk[] {
	const { file, content } = source;
	const nameOf = createNamer(file);
	if (file.kind !== "text" || (content === null && file.status !== "deleted")) {
		const id = nameOf({ anchor: ["whole"], content: file.newBlob ?? "" });
		return [{ id, path: file.path, anchor: "whole", lines: null }];
	}
	const lines = content === null ? [] : toLines(content);
	const open = content !== null && endsOpen(content);
	const places = source.places ?? [placeWhole(source, lines)];
	return places.flatMap((place) => {
		const anchor = [place.oldStart, place.oldLines];
		return cutPlace(place, lines, open).map(({ range, content: digest }) => ({
			id: nameOf({ anchor, content: digest }),
			path: file.path,
			anchor: anchor.join(","),
			lines: range,
		}));
	});
}
