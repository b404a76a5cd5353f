export { PROVENANCE_ERRORS, ProvenanceError, type ProvenanceErrorCode } from "./errors.ts";
export { type MatchedFile, matchRecords, type RecordedLines } from "./match/match-records.ts";
export type { RecordSource } from "./match/read-recorded.ts";
export { ProblemLog } from "./problem-log.ts";
export {
	type ProvenanceInput,
	type ResolvedProvenance,
	readProvenance,
	resolveProvenance,
} from "./read-provenance.ts";
export { type DrainedInbox, drainInbox, listInbox } from "./store/drain-inbox.ts";
export { getEntryName, PROVENANCE_REF } from "./store/entry-name.ts";
export { type Erasure, erasePrompt, provesPrompt } from "./store/erase-prompt.ts";
export { putRecords, readPrompt, readRecords } from "./store/read-records.ts";
export { renderRecord, type StoredRecord } from "./store/stored-record.ts";
