import * as z from "zod";

/** A file: its text; a file of `fixtures/scenarios/code`; bytes; or pieces, each repeated, with `{{n}}` as the count. */
const Content = z.union([
	z.string(),
	z.strictObject({ code: z.string() }),
	z.strictObject({ base64: z.base64() }),
	z.strictObject({
		pieces: z.array(z.strictObject({ text: z.string(), times: z.int().positive().default(1) })),
	}),
]);
export type Content = z.infer<typeof Content>;

const Commit = z.strictObject({
	message: z.string(),
	author: z.string().optional(),
	committer: z.string().optional(),
	/** Makes the commit's id available as `{{name}}` to what follows. */
	as: z.string().optional(),
	/** False commits only what is staged already. */
	all: z.boolean().default(true),
});

const Assistant = z.strictObject({
	tool: z.string(),
	model: z.string().default("model-1"),
	session: z.string().default("session-1"),
	prompt: z.string().optional(),
	write: z.record(z.string(), Content),
});
export type Assistant = z.infer<typeof Assistant>;

/** One thing done to a repository. A step has exactly one of the keys besides `in`. */
export const StepSchema = z
	.strictObject({
		/** Folder beside the main repository to work in; the main repository when absent. */
		in: z.string().optional(),
		write: z.record(z.string(), Content).optional(),
		/** Staged without a work tree, for names that a file system may refuse; bytes as `%HH`. */
		stageBytes: z.record(z.string(), Content).optional(),
		link: z.record(z.string(), z.string()).optional(),
		executable: z.array(z.string()).optional(),
		remove: z.array(z.string()).optional(),
		stage: z.array(z.string()).optional(),
		commit: z.union([z.string().transform((message) => Commit.parse({ message })), Commit]).optional(),
		git: z.array(z.string()).optional(),
		/** An assistant writes files, and its hooks report that as git-ai's protocol has it. */
		assistant: Assistant.optional(),
		/** Has git sign commits with a new key of this name, which the allowed signers list as NAME@example.com. */
		signer: z.string().optional(),
		/** A note on HEAD under refs/notes/ai. */
		note: z.string().optional(),
	})
	.refine(
		({ in: _, ...kinds }) => Object.values(kinds).filter((kind) => kind !== undefined).length === 1,
		"a step does exactly one thing",
	);
export type Step = z.infer<typeof StepSchema>;

const Count = z.int().nonnegative().default(0);
const Outcome = z.enum(["pass", "warn", "block", "error"]);

/** What the report must say. Lists are exact; what is left out is not looked at, except where it has a default. */
const Verdict = z.strictObject({
	outcome: Outcome,
	/** `code:outcome`, sorted; all of them. */
	reasons: z.array(z.string()).default([]),
	/** `rule path:line`, sorted; all findings that the verdict counts. */
	findings: z.array(z.string()).default([]),
	/** `path code`, sorted; all files that were not inspected. */
	skipped: z.array(z.string()).default([]),
	kind: z.enum(["range", "staged", "last-commit", "tree"]).optional(),
	/** `status path`, sorted. */
	files: z.array(z.string()).optional(),
	measured: z.boolean().optional(),
	lines: z.strictObject({ ai: Count, human: Count, mixed: Count, unknown: Count }).optional(),
	/** `start-end origin grade source tool`, by path. */
	origins: z.record(z.string(), z.array(z.string())).optional(),
	/** Codes of evidence that was not used, sorted. */
	problems: z.array(z.string()).optional(),
	tiers: z.record(z.string(), z.string()).optional(),
	suppressed: z.int().optional(),
	/** Each is part of some note of the change or the verdict. */
	notes: z.array(z.string()).default([]),
	/** Each is part of the message, the clause's place or the next command of some reason. */
	says: z.array(z.string()).default([]),
});

const Refused = z.strictObject({
	code: z.string(),
	/** Each is part of the message, the place or the fix. */
	says: z.array(z.string()).default([]),
});

export const Scenario = z
	.strictObject({
		id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
		title: z.string(),
		steps: z.array(StepSchema),
		/** Arguments of `countersign` before `--format json`. */
		command: z.array(z.string()).default(["check"]),
		/** Folder that the command runs in, beside or below the main repository. */
		in: z.string().default("repository"),
		expect: z.strictObject({
			exit: z.int().min(0).max(3),
			verdict: Verdict.optional(),
			error: Refused.optional(),
		}),
	})
	.refine(
		({ expect }) => (expect.verdict === undefined) !== (expect.error === undefined),
		"expects a verdict or an error",
	);
export type Scenario = z.infer<typeof Scenario>;
export type ExpectedVerdict = z.infer<typeof Verdict>;
