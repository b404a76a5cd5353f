import * as z from "zod";
import { TextRange } from "./position.ts";
import { AreaHit } from "./tier.ts";

export const Severity = z.enum(["critical", "high", "medium", "low"]);
export type Severity = z.infer<typeof Severity>;

/** Separate from severity on purpose: how sure the engine is. */
export const Confidence = z.enum(["high", "medium", "low"]);
export type Confidence = z.infer<typeof Confidence>;

/** One step of a flow from source to sink, in the order in which the data travels. */
export const FlowStep = z
	.object({
		path: z.string(),
		range: TextRange,
		role: z.enum(["source", "step", "sink"]),
		/** What happens here in a few words, e.g. `user input`, `assigned to query`, `argument of run()`. */
		note: z.string(),
		/** The source line, trimmed and cut at 160 characters. */
		snippet: z.string(),
	})
	.readonly();
export type FlowStep = z.infer<typeof FlowStep>;

/** What a rule reports. */
export const Finding = z
	.object({
		ruleId: z.string(),
		/** Must-cover class in kebab-case, e.g. `sql-injection`; equal for rules of several languages. */
		category: z.string(),
		message: z.string(),
		severity: Severity,
		confidence: Confidence,
		/** `CWE-89` style, sorted. */
		cwe: z.array(z.string()).readonly(),
		path: z.string(),
		range: TextRange,
		/** The source lines of the range, cut at 5 lines; secrets are masked. */
		snippet: z.string(),
		/** Empty unless data flow was followed; first is the source, last the sink. */
		flow: z.array(FlowStep).readonly(),
		/** Survives moves and edits elsewhere in the file; hexadecimal SHA-256. */
		fingerprint: z.string(),
		/** Replacement text for `range` that repairs the fault, null when the rule offers none. */
		fix: z.string().nullable(),
	})
	.readonly();
export type Finding = z.infer<typeof Finding>;

/** A file that was not inspected. Counts in the verdict: never the same as "no findings". */
export const SkippedFile = z
	.object({
		path: z.string(),
		code: z.enum([
			"unreadable",
			"too-large",
			"too-deep",
			"unparsable",
			"timeout",
			"not-text",
			"missing-blob",
			"engine-error",
		]),
		detail: z.string(),
	})
	.readonly();
export type SkippedFile = z.infer<typeof SkippedFile>;

/** A rule that could not be loaded or run. The verdict names it. */
export const RuleProblem = z
	.object({
		code: z.string(),
		ruleId: z.string().nullable(),
		file: z.string(),
		line: z.int().positive().nullable(),
		column: z.int().positive().nullable(),
		message: z.string(),
	})
	.readonly();
export type RuleProblem = z.infer<typeof RuleProblem>;

/** `from` imports `to`; both are paths of the repository. */
export const ModuleEdge = z.object({ from: z.string(), to: z.string(), line: z.int().positive() }).readonly();
export type ModuleEdge = z.infer<typeof ModuleEdge>;

/** Everything the engine says about a set of files. */
export const Inspection = z
	.object({
		engine: z.object({ name: z.string(), version: z.string() }).readonly(),
		rules: z
			.object({ digest: z.string(), count: z.int().nonnegative(), problems: z.array(RuleProblem).readonly() })
			.readonly(),
		/** Sorted by severity, path, line, column, rule. */
		findings: z.array(Finding).readonly(),
		areas: z.array(AreaHit).readonly(),
		skipped: z.array(SkippedFile).readonly(),
		/** Import edges that start at an inspected file. */
		imports: z.array(ModuleEdge).readonly(),
		inspectedFiles: z.int().nonnegative(),
		inspectedLines: z.int().nonnegative(),
		/** Findings accepted in source with a reason; counted, not shown. */
		suppressed: z.int().nonnegative(),
	})
	.readonly();
export type Inspection = z.infer<typeof Inspection>;
