import type { OriginRange } from "../model/index.ts";
import { indexClaims } from "./claim-index.ts";
import { readFileLines } from "./match/file-lines.ts";
import { matchReading } from "./match/match-reading.ts";
import type { RecordedLines } from "./match/match-records.ts";
import { toPlacedClaims } from "./match/read-recorded.ts";
import type { ProblemLog } from "./problem-log.ts";
import { resolveLines } from "./resolve-lines.ts";
import type { RecordReading } from "./store/start-reading.ts";

/** Text as an editor holds it, saved or not. */
export interface UnsavedText {
	/** Repository-relative, forward slashes. */
	readonly path: string;
	/** Names the file had before, whose records are its own too. */
	readonly oldPaths?: readonly string[];
	readonly text: string;
}

export interface ResolvedText {
	/** Sorted, disjoint, and covering every line. `commit` is null: the text is in none. */
	readonly ranges: readonly OriginRange[];
	/** Which record speaks for which lines. */
	readonly recorded: readonly RecordedLines[];
}

/**
 * Who or what wrote each line of a text that no commit has yet, from records alone: notes and trailers speak of commits.
 * What nothing speaks of is `unknown`.
 */
export async function resolveText(
	{ path, oldPaths = [], text }: UnsavedText,
	reading: RecordReading,
	problems: ProblemLog,
): Promise<ResolvedText> {
	const content = new TextEncoder().encode(text);
	const recorded = await matchReading([{ path, oldPaths, content }], { reading, problems });
	const count = readFileLines(content).prints.length;
	const runs = count === 0 ? [] : [{ lines: { start: 1, end: count }, origin: null }];
	const evidence = { index: indexClaims(toPlacedClaims(recorded)), declared: new Map() };
	const { ranges, conflicts } = resolveLines(path, runs, evidence);
	for (const description of conflicts.keys()) problems.add("PROVENANCE_CONFLICT", path, `${description}.`);
	return { ranges, recorded };
}
