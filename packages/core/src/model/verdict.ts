import * as z from "zod";
import { Finding } from "./finding.ts";
import { LineRange } from "./position.ts";
import { Origin } from "./provenance.ts";

/** `error` blocks like `block`, but means that we could not judge. DESIGN §1: fail closed. */
export const Outcome = z.enum(["pass", "warn", "block", "error"]);
export type Outcome = z.infer<typeof Outcome>;

/** A finding joined with who wrote the line it stands on. */
export const JudgedFinding = z.object({ finding: Finding, origin: Origin }).readonly();
export type JudgedFinding = z.infer<typeof JudgedFinding>;

/** Why the outcome is what it is. */
export const Reason = z
	.object({
		/** Closed set, kebab-case, e.g. `finding-threshold`, `missing-approval`, `prohibited-generation`. */
		code: z.string(),
		outcome: z.enum(["warn", "block", "error"]),
		/** The policy clause, e.g. `tiers.critical.block.ai`; where it stands is in `clauseAt`. */
		clause: z.string(),
		/** `file:line:column` of the clause, or `built-in policy`. */
		clauseAt: z.string(),
		message: z.string(),
		/** Evidence: the places this reason speaks of. */
		places: z.array(z.object({ path: z.string(), lines: LineRange.nullable() }).readonly()).readonly(),
		/** Fingerprints of findings this reason rests on. */
		findings: z.array(z.string()).readonly(),
		/** The one command to run next, null when there is none. */
		next: z.string().nullable(),
	})
	.readonly();
export type Reason = z.infer<typeof Reason>;

/** The gate's answer. Reasons are sorted by outcome (error, block, warn), then code, then first place. */
export const Verdict = z
	.object({
		outcome: Outcome,
		reasons: z.array(Reason).readonly(),
		/** Findings on lines the change adds, each with its origin. */
		findings: z.array(JudgedFinding).readonly(),
		/** Sentences that are no reason but must be read, e.g. "origin is not measured in this repository". */
		notes: z.array(z.string()).readonly(),
	})
	.readonly();
export type Verdict = z.infer<typeof Verdict>;
