import { getEntryName } from "../store/entry-name.ts";
import { COMMON_LINE, countLines, type LineCount, ROWS_OF_SEGMENT } from "./count-lines.ts";
import type { IndexFile } from "./index-file.ts";
import type { Flaw } from "./index-state.ts";
import { createIdReader } from "./segment.ts";

/** What records are wanted for: lines to attribute, and the paths they ever stood at. */
export interface WantedRecords {
	readonly prints: ReadonlySet<string>;
	readonly paths: ReadonlySet<string>;
}

/** What is known of a line that too many records have to read them for it. */
export type CommonLine = Pick<LineCount, "count" | "assistantPaths" | "paths">;

export interface Selection {
	/** Names of the records that can matter, in the order of the ref. */
	readonly names: readonly string[];
	readonly common: ReadonlyMap<string, CommonLine>;
	readonly flaws: readonly Flaw[];
}

/**
 * The records that can matter for some lines: those of their paths, and those that have one of the lines, if not too many
 * do. Null when the index is at another commit.
 * @throws IndexDamage
 */
export function selectRecords(file: IndexFile, tip: string, wanted: WantedRecords): Selection | null {
	const state = file.readState();
	if (state?.tip !== tip) return null;
	const { counts, ofPaths } = countLines(file, state.segments, wanted);
	const rows = new Set(ofPaths);
	const common = new Map<string, CommonLine>();
	for (const print of wanted.prints) {
		const found = counts.get(Number.parseInt(print, 16));
		if (found === undefined) continue;
		if (found.rows.length > COMMON_LINE) common.set(print, found);
		else for (const row of found.rows) rows.add(row);
	}
	const readers = state.segments.map((segment) => createIdReader((name) => file.readPiece(segment, name)));
	const ids = [...rows].map(
		(row) => readers[Math.floor(row / ROWS_OF_SEGMENT)]?.(row % ROWS_OF_SEGMENT) ?? "",
	);
	return { names: ids.sort().map((id) => getEntryName("record", id)), common, flaws: state.flaws };
}
