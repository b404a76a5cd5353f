import * as z from "zod";
import { Identity } from "./change.ts";
import { LineRange } from "./position.ts";

/** Who wrote a line. `unknown` is never read as `human`. DESIGN §2. */
export const Origin = z.enum(["ai", "human", "mixed", "unknown"]);
export type Origin = z.infer<typeof Origin>;

/** How we know. `inferred` only ever raises scrutiny, never lowers it. DESIGN §2. */
export const Grade = z.enum(["captured", "declared", "inferred", "none"]);
export type Grade = z.infer<typeof Grade>;

/** Which kind of evidence named the origin. `record`: a provenance record of our own, found by content. */
export const EvidenceSource = z.enum(["record", "git-ai-note", "agent-trace", "trailer", "identity", "none"]);
export type EvidenceSource = z.infer<typeof EvidenceSource>;

/** A run of added lines with one origin. Together the ranges of a file cover exactly its added lines. */
export const OriginRange = z
	.object({
		range: LineRange,
		origin: Origin,
		grade: Grade,
		source: EvidenceSource,
		/** The assistant, e.g. `claude-code`, `cursor`, `aider`; lower case, null when the evidence does not say. */
		tool: z.string().nullable(),
		/** Model identifier as the evidence spells it, null when it does not say. */
		model: z.string().nullable(),
		session: z.string().nullable(),
		/** Display name of the person named by the evidence, null when none is. */
		person: z.string().nullable(),
		/** The commit that introduced the lines, null for staged lines. */
		commit: z.string().nullable(),
	})
	.readonly();
export type OriginRange = z.infer<typeof OriginRange>;

export const FileProvenance = z
	.object({ path: z.string(), ranges: z.array(OriginRange).readonly() })
	.readonly();
export type FileProvenance = z.infer<typeof FileProvenance>;

/** Evidence that could not be used. Reported, never fatal, never trusted. */
export const ProvenanceProblem = z
	.object({
		code: z.string(),
		/** Where it stood: a commit id, a file path. */
		where: z.string(),
		message: z.string(),
	})
	.readonly();
export type ProvenanceProblem = z.infer<typeof ProvenanceProblem>;

export const OriginCounts = z
	.object({
		ai: z.int().nonnegative(),
		human: z.int().nonnegative(),
		mixed: z.int().nonnegative(),
		unknown: z.int().nonnegative(),
	})
	.readonly();
export type OriginCounts = z.infer<typeof OriginCounts>;

/** What can be told of the prompt behind a record: its text, only a digest, or nothing. */
export const PromptEvidence = z.enum(["text", "digest", "none"]);
export type PromptEvidence = z.infer<typeof PromptEvidence>;

/**
 * Who vouches for a record. `signed`: a key among git's allowed signers. `unlisted`: the signature is sound, but nobody
 * here knows the key. `bad`: a signature is there and is not what it claims to be. `none`: nobody signed.
 */
export const RecordSignature = z
	.object({
		state: z.enum(["signed", "unlisted", "bad", "none"]),
		/** Fingerprint of the key, null when nobody signed. */
		key: z.string().nullable(),
		/** Whose key it is, as the allowed signers file says. */
		principal: z.string().nullable(),
		/** Why it is `unlisted` or `bad`, in one sentence. */
		note: z.string().nullable(),
	})
	.readonly();
export type RecordSignature = z.infer<typeof RecordSignature>;

/** A record that speaks for added lines of one file, as far as a verdict depends on it. */
export const CitedRecord = z
	.object({
		id: z.string(),
		kind: z.enum(["ai", "human"]),
		path: z.string(),
		lines: z.array(LineRange).readonly(),
		prompt: PromptEvidence,
		/** Names the prompt: the digest of its object, or the keyed digest of its text where that is not kept. */
		promptId: z.string().nullable(),
		/** How many earlier edits of its session touched the same lines. */
		refinement: z.int().nonnegative(),
		/** Who sat before the assistant, or typed; absent where that is not known. */
		person: Identity.optional(),
		signature: RecordSignature,
	})
	.readonly();
export type CitedRecord = z.infer<typeof CitedRecord>;

/** What is known about the origin of a change's added lines. */
export const ProvenanceReport = z
	.object({
		/**
		 * True once this repository measures origin: `init` ran, or any captured record exists. While false, `unknown`
		 * means "not measured", and the verdict says so instead of blocking.
		 */
		measured: z.boolean(),
		files: z.array(FileProvenance).readonly(),
		/** Added lines by origin. */
		lines: OriginCounts,
		problems: z.array(ProvenanceProblem).readonly(),
		/** Records that speak for added lines, sorted by path and id; absent where they were not looked up. */
		records: z.array(CitedRecord).readonly().optional(),
	})
	.readonly();
export type ProvenanceReport = z.infer<typeof ProvenanceReport>;
