export {
	CAPTURE_AGENTS,
	CAPTURE_ERRORS,
	CaptureError,
	type CaptureErrorCode,
	type CaptureOutcome,
	type CaptureRequest,
	capture,
	type Heartbeat,
	parseAgentEvent,
} from "./capture/index.ts";
export { PROVENANCE_ERRORS, ProvenanceError, type ProvenanceErrorCode } from "./errors.ts";
export { type ImportedNotes, importNotes, type NoteSource } from "./exchange/import-notes.ts";
export { type RenderedNote, renderGitAiNote } from "./exchange/render-git-ai-note.ts";
export { type MatchedFile, matchRecords, type RecordedLines } from "./match/match-records.ts";
export type { RecordSource } from "./match/read-recorded.ts";
export { ProblemLog } from "./problem-log.ts";
export { type FoundRecord, findRecords, getRecord, type RecordQuery } from "./query/find-records.ts";
export {
	type ProvenanceInput,
	type ResolvedProvenance,
	readProvenance,
	resolveProvenance,
} from "./read-provenance.ts";
export { redactText, type SecretFinder } from "./redact/index.ts";
export { type DrainedInbox, drainInbox } from "./store/drain-inbox.ts";
export { getEntryName, PROVENANCE_REF } from "./store/entry-name.ts";
export { type Erasure, erasePrompt } from "./store/erase-prompt.ts";
export { getPromptFolder, listInbox } from "./store/inbox-folders.ts";
export { putRecords, readPrompt, readRecords } from "./store/read-records.ts";
export { renderRecord, type StoredRecord } from "./store/stored-record.ts";
