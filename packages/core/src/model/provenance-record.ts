import * as z from "zod";

/** How much of a prompt is kept. `redacted` is the default; `off` keeps not even a digest. */
export const PromptStorage = z.enum(["full", "redacted", "digest", "off"]);
export type PromptStorage = z.infer<typeof PromptStorage>;

/** What was removed before the first durable write, by rule, and by which redactor. */
export const Redaction = z
	.object({
		redactor: z.string(),
		removed: z.array(z.object({ rule: z.string(), count: z.int().positive() }).readonly()).readonly(),
	})
	.readonly();
export type Redaction = z.infer<typeof Redaction>;

/** A prompt as a record refers to it; its text, if kept, is an object of its own that may be erased. */
export const PromptReference = z
	.object({
		storage: PromptStorage,
		/** SHA-256 of the stored prompt object, null when no text is kept. */
		object: z.string().nullable(),
		/** Keyed HMAC-SHA-256 of the original text, for equality search without the text. */
		hmac: z.string().nullable(),
		redaction: Redaction.nullable(),
	})
	.readonly();
export type PromptReference = z.infer<typeof PromptReference>;

/** Lines that an edit added or rewrote, by content. */
export const EvidenceRun = z
	.object({
		/** First line in the file after the edit, 1-based; a hint for people, never used to attribute. */
		start: z.int().positive(),
		/** Fingerprint of each line (kit `lineFingerprint`). */
		lines: z.array(z.string()).min(1).readonly(),
		/** Fingerprints of the lines around the run, null at the ends of the file. */
		before: z.string().nullable(),
		after: z.string().nullable(),
	})
	.readonly();
export type EvidenceRun = z.infer<typeof EvidenceRun>;

/** One edit of one file by an assistant, or by a person whose editor reports it. Content-addressed and immutable. */
export const ProvenanceRecord = z
	.object({
		schema: z.literal("countersign/provenance-1"),
		kind: z.enum(["ai", "human"]),
		/** RFC 3339 with zone. */
		at: z.string(),
		tool: z.object({ name: z.string(), version: z.string().nullable() }).readonly(),
		model: z.string().nullable(),
		session: z.string().nullable(),
		/** The tool call, so that the same edit reported twice is one record. */
		call: z.string().nullable(),
		person: z.object({ name: z.string(), email: z.string() }).readonly().nullable(),
		/** As the agent says it: `default`, `acceptEdits`, `bypassPermissions`, …: was a human asked? */
		permissionMode: z.string().nullable(),
		/** A person changed the proposal before it was written; null when the agent does not say. */
		proposalChanged: z.boolean().nullable(),
		/** The shell command that wrote the file, redacted; null for edits. */
		command: z.string().nullable(),
		prompt: PromptReference.nullable(),
		/** Repository-relative, forward slashes. */
		path: z.string(),
		/** SHA-256 of the file's content before and after; null when it did not exist, or when `gap` says it is not known. */
		contentBefore: z.string().nullable(),
		contentAfter: z.string().nullable(),
		/** How many earlier edits of this session touched the same lines. */
		refinement: z.int().nonnegative(),
		runs: z.array(EvidenceRun).readonly(),
		/** Why the lines could not be told (`content-before-unknown`, …): the tool touched the file, no line is claimed. */
		gap: z.string().optional(),
		/** Made of another format's evidence, which was never better than `grade`; absent where we captured it ourselves. */
		imported: z
			.object({ format: z.string(), grade: z.enum(["captured", "declared"]) })
			.readonly()
			.optional(),
	})
	.readonly();
export type ProvenanceRecord = z.infer<typeof ProvenanceRecord>;
