import type { Repository } from "../change/index.ts";
import type { OriginCounts, OriginRange, ProvenanceProblem } from "../model/index.ts";
import {
	ProblemLog,
	type RecordedLines,
	readRecords,
	resolveText,
	type UnsavedText,
} from "../provenance/index.ts";
import { drainInboxes } from "./drain-inboxes.ts";
import { openPorts, type Ports } from "./ports.ts";

/** Who or what wrote each line of a text that no commit has yet. */
export interface TextOrigins {
	/** Sorted, disjoint, and covering every line. */
	readonly ranges: readonly OriginRange[];
	readonly lines: OriginCounts;
	/** Which record speaks for which lines. */
	readonly recorded: readonly RecordedLines[];
	readonly problems: readonly ProvenanceProblem[];
}

async function* readAll(repository: Repository, store: Ports["store"], problems: ProblemLog) {
	const waiting = await drainInboxes(repository, store, problems);
	yield* waiting.values();
	for await (const record of readRecords(store, problems)) if (!waiting.has(record.id)) yield record;
}

/**
 * For editors: the origin of every line of a buffer, saved or not, from records. Lines that nothing speaks of are
 * `unknown`.
 * @throws ChangeError when the repository cannot be read.
 */
export async function readTextOrigins(repository: Repository, text: UnsavedText): Promise<TextOrigins> {
	const ports = openPorts(repository);
	try {
		const problems = new ProblemLog();
		const { ranges, recorded } = await resolveText(
			text,
			readAll(repository, ports.store, problems),
			problems,
		);
		const lines = { ai: 0, human: 0, mixed: 0, unknown: 0 };
		for (const { range, origin } of ranges) lines[origin] += range.end - range.start + 1;
		return { ranges, lines, recorded, problems: problems.list() };
	} finally {
		await ports.close();
	}
}
