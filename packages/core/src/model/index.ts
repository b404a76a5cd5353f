export {
	ActKind,
	Approval,
	Approver,
	Hold,
	Hunk,
	ReviewedAct,
	ReviewReport,
	Role,
	Waiver,
} from "./approval.ts";
export { BlamedLine, BlamedVersion, BlameReport } from "./blame-report.ts";
export type { BlobReader, TreeFile } from "./change.ts";
export {
	Change,
	ChangedFile,
	ChangeKind,
	Commit,
	FileKind,
	FileStatus,
	Identity,
	ObjectId,
	Revision,
} from "./change.ts";
export type { ErrorCatalog, ErrorDetails, ErrorEntry, ErrorLocation, FailureKind } from "./error.ts";
export { CountersignError } from "./error.ts";
export {
	Confidence,
	Finding,
	FlowStep,
	Inspection,
	ModuleEdge,
	RuleProblem,
	Severity,
	SkippedFile,
} from "./finding.ts";
export type { Directory, KeyRefusal, SignerStanding } from "./people.ts";
export { Delegation, People, Person, PersonKey } from "./people.ts";
export {
	ApprovalRule,
	ClauseAction,
	NameList,
	PathGlob,
	Policy,
	PolicyRules,
	RoundLimit,
	Threshold,
	TierDemand,
} from "./policy.ts";
export type {
	ConfigReader,
	HunkReader,
	LineHistory,
	LineHunk,
	LineIntroduction,
	NoteReader,
	RefArchive,
	RefChanges,
	RefEdit,
	RefEntry,
	RefSnapshot,
	RefStore,
	SignatureReader,
	SignedCommit,
	TreeReader,
} from "./ports.ts";
export { LineRange, TextRange } from "./position.ts";
export {
	CitedRecord,
	EvidenceSource,
	FileProvenance,
	Grade,
	Origin,
	OriginCounts,
	OriginRange,
	PromptEvidence,
	ProvenanceProblem,
	ProvenanceReport,
	RecordSignature,
} from "./provenance.ts";
export {
	EvidenceRun,
	PromptReference,
	PromptStorage,
	ProvenanceRecord,
	Redaction,
} from "./provenance-record.ts";
export type { RuleSummary } from "./report.ts";
export { CheckReport, EvidenceReference, PolicyReference, ScanReport, ToolVersion } from "./report.ts";
export { Envelope, Statement } from "./statement.ts";
export { AreaHit, FileTier, SensitiveArea, Tier } from "./tier.ts";
export { JudgedFinding, Outcome, Reason, Verdict } from "./verdict.ts";
