import * as z from "zod";
import { Approver } from "./approval.ts";
import {
	EvidenceSource,
	Grade,
	Origin,
	PromptEvidence,
	ProvenanceProblem,
	RecordSignature,
} from "./provenance.ts";

/** One line of a file and everything known about its origin. */
export const BlamedLine = z
	.object({
		line: z.int().positive(),
		origin: Origin,
		grade: Grade,
		source: EvidenceSource,
		tool: z.string().nullable(),
		model: z.string().nullable(),
		session: z.string().nullable(),
		person: z.string().nullable(),
		/** The commit that brought the line in; null for a line that is not committed. */
		commit: z.string().nullable(),
		/** The record that speaks for the line, for `provenance show`; null where other evidence does, or none. */
		record: z.string().nullable(),
		prompt: z.object({ id: z.string().nullable(), evidence: PromptEvidence }).readonly().nullable(),
		/** Who vouches for the record; null where there is no record. */
		signature: RecordSignature.nullable(),
		approvers: z.array(Approver).readonly(),
		text: z.string(),
	})
	.readonly();
export type BlamedLine = z.infer<typeof BlamedLine>;

/** Which content of a file was asked about. */
export const BlamedVersion = z.enum(["commit", "worktree", "staged"]);
export type BlamedVersion = z.infer<typeof BlamedVersion>;

/** The result of `countersign blame`. */
export const BlameReport = z
	.object({
		$schema: z.literal("https://countersign.dev/schemas/blame-report-1.json"),
		path: z.string(),
		version: BlamedVersion,
		/** The commit whose file is shown; null for the work tree and the index. */
		commit: z.string().nullable(),
		/** While false, nothing measures origin in this repository, and `unknown` says nothing. */
		measured: z.boolean(),
		lines: z.array(BlamedLine).readonly(),
		problems: z.array(ProvenanceProblem).readonly(),
	})
	.readonly();
export type BlameReport = z.infer<typeof BlameReport>;
