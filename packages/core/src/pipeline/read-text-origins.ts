import type { Repository } from "../change/index.ts";
import type { OriginCounts, OriginRange, ProvenanceProblem } from "../model/index.ts";
import {
	ProblemLog,
	type RecordedLines,
	resolveText,
	startReading,
	type UnsavedText,
} from "../provenance/index.ts";
import { openPorts } from "./ports.ts";
import type { ReadingOptions } from "./reading-options.ts";

/** Who or what wrote each line of a text that no commit has yet. */
export interface TextOrigins {
	/** Sorted, disjoint, and covering every line. */
	readonly ranges: readonly OriginRange[];
	readonly lines: OriginCounts;
	/** Which record speaks for which lines. */
	readonly recorded: readonly RecordedLines[];
	readonly problems: readonly ProvenanceProblem[];
}

/**
 * For editors: the origin of every line of a buffer, saved or not, from records. Lines that nothing speaks of are
 * `unknown`.
 * @throws ChangeError when the repository cannot be read.
 */
export async function readTextOrigins(
	repository: Repository,
	text: UnsavedText,
	reading: ReadingOptions = {},
): Promise<TextOrigins> {
	const ports = openPorts(repository);
	try {
		const problems = new ProblemLog();
		const inboxes = [repository.gitDir, repository.commonDir];
		const records = startReading({ ...reading, archive: ports.store, inboxes });
		const { ranges, recorded } = await resolveText(text, records, problems);
		const lines = { ai: 0, human: 0, mixed: 0, unknown: 0 };
		for (const { range, origin } of ranges) lines[origin] += range.end - range.start + 1;
		return { ranges, lines, recorded, problems: problems.list() };
	} finally {
		await ports.close();
	}
}
