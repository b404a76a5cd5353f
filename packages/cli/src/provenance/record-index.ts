import { dirname, join } from "node:path";
import type { ReadingOptions, Repository } from "@countersign/core";
import { sha256Hex } from "@countersign/core/kit";
import { findCacheFile } from "../engine/cache-file.ts";
import { createProgress, type Progress } from "../output/progress.ts";
import type { Session } from "../session.ts";

/** One index for each repository, however many work trees it has; null where nothing can be kept. */
export function findIndexFile({ commonDir }: Repository): string | null {
	const cache = findCacheFile();
	if (cache === null) return null;
	return join(dirname(cache), "provenance-v2", `${sha256Hex(commonDir).slice(0, 32)}.sqlite`);
}

/** Said once there are so many records that they take a while. */
const MANY = 10_000;

/** How a command reads records: with an index, and saying how far it is while there is none yet. */
export interface RecordReadingOptions extends ReadingOptions {
	readonly indexFile: string | null;
	readonly onProgress: (records: number) => void;
	readonly progress: Progress;
}

export function createReadingOptions(
	{ interactive, quiet }: Session,
	repository: Repository,
): RecordReadingOptions {
	const progress = createProgress(interactive && !quiet, (done) => `reading records: ${done}`);
	const onProgress = (records: number) => {
		if (records >= MANY) progress.update(records, records);
	};
	return { indexFile: findIndexFile(repository), onProgress, progress };
}
