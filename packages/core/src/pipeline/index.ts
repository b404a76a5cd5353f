export type { CheckInput, NamedPolicy } from "./check-input.ts";
export {
	type ExportedProvenance,
	type ExportRequest,
	exportProvenance,
} from "./export-provenance.ts";
export { POLICY_PATH } from "./find-policy.ts";
export {
	type ImportedProvenance,
	type ImportRequest,
	importProvenance,
} from "./import-provenance.ts";
export type { Inspect, InspectionFile, InspectionRequest, RepositoryRule } from "./inspection-request.ts";
export {
	assertHuman,
	findEditable,
	findNewestPeople,
	openPeopleDesk,
	type PeopleDesk,
	type PeopleSigning,
	type ProvenPeople,
	provePeople,
	renderChecked,
	signPeople,
} from "./people-work.ts";
export { type FileBlame, readBlame } from "./read-blame.ts";
export { type Origins, readOrigins } from "./read-origins.ts";
export { readRecordSignature } from "./read-record-signature.ts";
export { readTextOrigins, type TextOrigins } from "./read-text-origins.ts";
export type { ReadingOptions } from "./reading-options.ts";
export { runCheck } from "./run-check.ts";
export { type FileSource, runScan, type ScanInput } from "./run-scan.ts";
export {
	type ActOrder,
	findAct,
	type ReviewPlace,
	type ShownReview,
	type SignedAct,
	showReview,
	signAct,
} from "./sign-act.ts";
export { type SignedRecords, type SignRequest, signRecords, trySignRecords } from "./sign-records.ts";
export { type OnTiming, PIPELINE_REASONS } from "./stage.ts";
export { toBlameReport } from "./to-blame-report.ts";
