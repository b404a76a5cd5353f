import { z } from "zod";
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
	})
	.readonly();
export type ProvenanceReport = z.infer<typeof ProvenanceReport>;
