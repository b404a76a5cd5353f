import { groupBy } from "../../kit/index.ts";
import type { OriginRange } from "../../model/index.ts";
import { matchReading } from "../match/match-reading.ts";
import type { RecordedLines } from "../match/match-records.ts";
import type { ImportScene } from "./import-scene.ts";

/** A file on the head side, and what an import would say about its lines. */
export interface ImportedFile {
	readonly path: string;
	readonly content: Uint8Array;
	readonly ranges: readonly OriginRange[];
}

/**
 * Whether a record that is there already says enough. That an assistant wrote a line, captured, is news even where a
 * person's record claims it; nothing else is.
 */
function isCovered(range: OriginRange, recorded: RecordedLines): boolean {
	if (recorded.author.claim.origin === "unknown") return false;
	const isNews = range.origin !== "human" && range.grade === "captured";
	return recorded.author.kind === "ai" || !isNews;
}

function cutCovered(range: OriginRange, recorded: readonly RecordedLines[]): readonly OriginRange[] {
	let open = [range];
	for (const one of recorded.filter((lines) => isCovered(range, lines))) {
		open = open.flatMap((part) => {
			const { start, end } = part.range;
			if (one.end < start || one.start > end) return [part];
			const before = { start, end: one.start - 1 };
			const after = { start: one.end + 1, end };
			return [before, after]
				.filter((rest) => rest.start <= rest.end)
				.map((rest) => ({ ...part, range: rest }));
		});
	}
	return open;
}

/**
 * Leaves out lines that records speak of: a second copy of the same evidence adds nothing, and makes its lines look like
 * text that stands everywhere.
 */
export async function dropRecorded(
	files: readonly ImportedFile[],
	{ source, problems }: ImportScene,
): Promise<readonly ImportedFile[]> {
	const wanted = files.map(({ path, content }) => ({ path, content, oldPaths: [] }));
	const recorded = await matchReading(wanted, { reading: source.records, problems });
	const byPath = groupBy(recorded, ({ path }) => path);
	return files.map((file) => {
		const own = byPath.get(file.path) ?? [];
		return { ...file, ranges: file.ranges.flatMap((range) => cutCovered(range, own)) };
	});
}
