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
export { citeRecords, type UnsignedCitation } from "./cite-records.ts";
export { PROVENANCE_ERRORS, ProvenanceError, type ProvenanceErrorCode } from "./errors.ts";
export {
	type AttributedCommit,
	type AttributedFile,
	keepOwnLines,
	type RenderedExport,
} from "./exchange/attributed-commit.ts";
export { EXCHANGE_FORMATS, type ExchangeFormat, type ExportFormat } from "./exchange/exchange-format.ts";
export { type ImportedEvidence, importEvidence, parseImportFormat } from "./exchange/import-evidence.ts";
export type { ForeignFile, ImportSource } from "./exchange/import-scene.ts";
export type { Loss, LossKind } from "./exchange/loss.ts";
export { type ExportOptions, parseExportFormat, renderExport } from "./exchange/render-export.ts";
export { findDeclaredApprovers } from "./find-approvers.ts";
export { findAssistant, findAutomation } from "./find-assistant.ts";
export { type MatchedFile, matchRecords, type RecordedLines } from "./match/match-records.ts";
export { ProblemLog } from "./problem-log.ts";
export { findRecords, getRecord, type RecordLookup } from "./query/find-records.ts";
export type { RecordQuery } from "./query/record-query.ts";
export type { FoundRecord, FoundRecords } from "./query/scan-records.ts";
export {
	type ProvenanceInput,
	type ResolvedProvenance,
	readProvenance,
	resolveProvenance,
} from "./read-provenance.ts";
export { redactText, type SecretFinder } from "./redact/index.ts";
export { type ResolvedText, resolveText, type UnsavedText } from "./resolve-text.ts";
export { type DrainedInbox, drainInbox } from "./store/drain-inbox.ts";
export { getEntryName, PROVENANCE_REF } from "./store/entry-name.ts";
export { type Erasure, erasePrompt } from "./store/erase-prompt.ts";
export { getPromptFolder, listInbox } from "./store/inbox-folders.ts";
export { putRecords, readPrompt, readRecords } from "./store/read-records.ts";
export { type RecordReading, type RecordSource, startReading } from "./store/start-reading.ts";
export { renderRecord, type StoredRecord } from "./store/stored-record.ts";
