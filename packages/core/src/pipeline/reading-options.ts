import type { RecordSource } from "../provenance/index.ts";

/** How records are read. An index, where there is a place for one, changes how long it takes, never the answer. */
export type ReadingOptions = Pick<RecordSource, "indexFile" | "onProgress">;
