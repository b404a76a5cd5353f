export type { CheckInput, NamedPolicy } from "./check-input.ts";
export { POLICY_PATH } from "./find-policy.ts";
export type { Inspect, InspectionFile, InspectionRequest, RepositoryRule } from "./inspection-request.ts";
export { type FileBlame, readBlame } from "./read-blame.ts";
export { importGitAiNotes, type Origins, readOrigins } from "./read-origins.ts";
export { runCheck } from "./run-check.ts";
export { type FileSource, runScan, type ScanInput } from "./run-scan.ts";
export { type OnTiming, PIPELINE_REASONS } from "./stage.ts";
