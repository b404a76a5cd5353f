import { unionRanges } from "../kit/index.ts";
import type { LineHunk, LineRange } from "../model/index.ts";

/** What a `-U0` diff says about one pair of blobs. */
export interface BlobHunks {
	readonly added: readonly LineRange[];
	readonly addedLines: number;
	readonly deletedLines: number;
}

/** Old and new object name, joined: a diff depends on the contents only, so no path is ever parsed. */
export function blobPair(oldBlob: string, newBlob: string): string {
	return `${oldBlob}..${newBlob}`;
}

const PREFIX_LIMIT = 512;
const LINE_FEED = 0x0a;
const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
const INDEX = /^index ([0-9a-f]{40,64})\.\.([0-9a-f]{40,64})(?: |$)/;

interface Section {
	hunks: LineHunk[];
	addedLines: number;
	deletedLines: number;
}

/**
 * Reads a patch of `git diff-tree -p -U0 --full-index` from pieces. Content lines are counted, never kept, so neither
 * a huge diff nor a huge line costs memory. Pairs that git calls binary are absent from the result.
 */
export class HunkParser {
	readonly #sections = new Map<string, Section>();
	#section: Section | null = null;
	/** Content lines of the current hunk still to come; content can look like a header, so it must be counted. */
	#content = 0;
	#prefix = "";

	push(chunk: Buffer): void {
		let start = 0;
		while (start < chunk.length) {
			const end = chunk.indexOf(LINE_FEED, start);
			const stop = end === -1 ? chunk.length : end;
			const room = PREFIX_LIMIT - this.#prefix.length;
			if (room > 0) this.#prefix += chunk.toString("latin1", start, Math.min(stop, start + room));
			if (end === -1) return;
			this.#takeLine(this.#prefix);
			this.#prefix = "";
			start = end + 1;
		}
	}

	finish(): ReadonlyMap<string, BlobHunks> {
		const hunks = new Map<string, BlobHunks>();
		for (const [pair, { hunks: places, addedLines, deletedLines }] of this.#sections) {
			if (addedLines + deletedLines === 0) continue;
			hunks.set(pair, { added: unionRanges(places.flatMap(toAdded)), addedLines, deletedLines });
		}
		return hunks;
	}

	/** Where every hunk stands on both sides, by pair, in the order of the file. Pairs that git calls binary are absent. */
	listHunks(): ReadonlyMap<string, readonly LineHunk[]> {
		const compared = [...this.#sections].filter(([, { hunks }]) => hunks.length > 0);
		return new Map(compared.map(([pair, { hunks }]) => [pair, hunks]));
	}

	#takeLine(line: string): void {
		// "\ No newline at end of file" comes between or after content lines and is not counted by the hunk header.
		if (line.startsWith("\\")) return;
		if (this.#content > 0) {
			this.#content -= 1;
			return;
		}
		if (line.startsWith("diff --git ")) this.#section = null;
		const index = INDEX.exec(line);
		if (index) this.#openSection(blobPair(index[1] ?? "", index[2] ?? ""));
		const hunk = HUNK.exec(line);
		if (!hunk) return;
		const [, oldStart, oldLines = 1, newStart, newLines = 1] = hunk;
		this.#takeHunk({
			oldStart: Number(oldStart),
			oldLines: Number(oldLines),
			newStart: Number(newStart),
			newLines: Number(newLines),
		});
	}

	/** Equal pairs (a file changed the same way in two places) have equal hunks; the last one stands. */
	#openSection(pair: string): void {
		this.#section = { hunks: [], addedLines: 0, deletedLines: 0 };
		this.#sections.set(pair, this.#section);
	}

	#takeHunk(hunk: LineHunk): void {
		this.#content = hunk.oldLines + hunk.newLines;
		if (!this.#section) return;
		this.#section.deletedLines += hunk.oldLines;
		this.#section.addedLines += hunk.newLines;
		this.#section.hunks.push(hunk);
	}
}

function toAdded({ newStart, newLines }: LineHunk): readonly LineRange[] {
	return newLines > 0 ? [{ start: newStart, end: newStart + newLines - 1 }] : [];
}
