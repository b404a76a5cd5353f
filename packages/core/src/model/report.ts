import * as z from "zod";
import { ReviewReport } from "./approval.ts";
import { Change } from "./change.ts";
import { Inspection } from "./finding.ts";
import { ProvenanceReport } from "./provenance.ts";
import { FileTier } from "./tier.ts";
import { Verdict } from "./verdict.ts";

export const ToolVersion = z.object({ name: z.literal("countersign"), version: z.string() }).readonly();
export type ToolVersion = z.infer<typeof ToolVersion>;

/** Which policy was in force. `source` is a repository path or `built-in`. */
export const PolicyReference = z.object({ source: z.string(), digest: z.string() }).readonly();
export type PolicyReference = z.infer<typeof PolicyReference>;

/** Where the evidence of a check lies. */
export const EvidenceReference = z
	.object({
		/** SHA-256 of the stored envelope; null when it was not stored. */
		digest: z.string().nullable(),
		ref: z.string().nullable(),
		/** Key fingerprint that signed, null when no signing key is configured. */
		signer: z.string().nullable(),
		/** Why it was not stored or not signed, in one sentence; null when all is well. */
		note: z.string().nullable(),
	})
	.readonly();
export type EvidenceReference = z.infer<typeof EvidenceReference>;

/** The whole result of `countersign check`: what every output format renders. */
export const CheckReport = z
	.object({
		$schema: z.literal("https://countersign.dev/schemas/check-report-1.json"),
		tool: ToolVersion,
		change: Change,
		provenance: ProvenanceReport,
		tiers: z.array(FileTier).readonly(),
		inspection: Inspection,
		policy: PolicyReference,
		/** Absent where nobody looked. */
		review: ReviewReport.optional(),
		verdict: Verdict,
		evidence: EvidenceReference,
	})
	.readonly();
export type CheckReport = z.infer<typeof CheckReport>;

/** The result of `countersign scan`: findings only. */
export const ScanReport = z
	.object({
		$schema: z.literal("https://countersign.dev/schemas/scan-report-1.json"),
		tool: ToolVersion,
		inspection: Inspection,
		/** Lowest severity that makes the scan fail. */
		threshold: z.enum(["critical", "high", "medium", "low"]),
		failed: z.boolean(),
	})
	.readonly();
export type ScanReport = z.infer<typeof ScanReport>;

/** What a rule says about itself; formats that list rules (SARIF, GitLab) read it. */
export interface RuleSummary {
	readonly id: string;
	readonly category: string;
	/** Short title, e.g. `SQL injection`. */
	readonly title: string;
	readonly message: string;
	readonly severity: "critical" | "high" | "medium" | "low";
	readonly confidence: "high" | "medium" | "low";
	readonly cwe: readonly string[];
	/** Markdown of the explain page. */
	readonly help: string;
}
