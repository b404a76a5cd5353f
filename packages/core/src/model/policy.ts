import { z } from "zod";
import { Role } from "./approval.ts";
import { Confidence, Severity } from "./finding.ts";
import { Origin } from "./provenance.ts";
import { SensitiveArea, Tier } from "./tier.ts";

/** What a clause does when it is not kept. */
export const ClauseAction = z.enum(["block", "warn", "allow"]);
export type ClauseAction = z.infer<typeof ClauseAction>;

/** Lowest severity that counts; `never` switches the threshold off. */
export const Threshold = z.enum([...Severity.options, "never"]);
export type Threshold = z.infer<typeof Threshold>;

/**
 * More stars make the regular expression behind a glob backtrack polynomially on a hostile path. No list of real
 * projects we know needs more than this.
 */
const MAX_WILDCARDS = 5;
const MAX_STARS_PER_SEGMENT = 3;

function hasFewStars(glob: string): boolean {
	const stars = glob.split("/").map((segment) => segment.match(/\*+/g)?.length ?? 0);
	const all = stars.reduce((sum, count) => sum + count, 0);
	return all <= MAX_WILDCARDS && stars.every((count) => count <= MAX_STARS_PER_SEGMENT);
}

const NamePattern = z.string().min(1).max(200).refine(hasFewStars, "has too many `*`");

/** Matches repository-relative paths with forward slashes; `*` stays within a folder, `**` crosses folders. */
export const PathGlob = NamePattern.refine(
	(glob) => !/^(?:\.{0,2}\/|!|\.\.$)/.test(glob) && !glob.includes("\\"),
	"must be a path relative to the repository's root, without `./`, `..`, `!` or backslash",
);
export type PathGlob = z.infer<typeof PathGlob>;

const Globs = z.array(PathGlob).max(1000).readonly();
const Names = z.array(NamePattern).max(1000).readonly();
const Origins = z.array(Origin).readonly();
const Refusal = z.enum(["block", "warn"]);
const ThresholdByOrigin = z.record(Origin, Threshold).readonly();
const ActionByTier = z.record(Tier, ClauseAction).readonly();

export const ApprovalRule = z
	.strictObject({
		role: Role,
		count: z.int().min(1).max(20).default(1),
		/** Asked only when the change adds lines of one of these origins. */
		for: Origins.default(Origin.options),
		missing: Refusal.default("block"),
	})
	.readonly();
export type ApprovalRule = z.infer<typeof ApprovalRule>;

/** What one tier demands of a change. */
export const TierDemand = z
	.strictObject({
		block: ThresholdByOrigin,
		warn: ThresholdByOrigin,
		/** A finding below this confidence warns where it would block. */
		confidence: Confidence,
		approvals: z.array(ApprovalRule).max(50).readonly(),
		/** A changed source file that was not inspected. */
		skipped: ClauseAction,
	})
	.readonly();
export type TierDemand = z.infer<typeof TierDemand>;

/** Which assistants or models may write code; `deny` beats `allow`. */
export const NameList = z.strictObject({ allow: Names, deny: Names, action: ClauseAction }).readonly();
export type NameList = z.infer<typeof NameList>;

const TierRules = z
	.strictObject({
		default: Tier,
		/** The last matching entry wins. */
		paths: z
			.array(z.strictObject({ tier: Tier, match: Globs }).readonly())
			.max(1000)
			.readonly(),
		/** Files one tier lower than they would be, unless an entry of `paths` names them. */
		lower: z.strictObject({ tests: Globs, markup: Globs }).readonly(),
	})
	.readonly();

const AreaRules = z
	.strictObject({
		/** The least tier of code that touches the area. */
		raise: z.record(SensitiveArea, Tier).readonly(),
		/** Files that belong to an area whatever stands in them. */
		paths: z.partialRecord(SensitiveArea, Globs).readonly(),
	})
	.readonly();

/** The effective rules: what the file says, with the built-in policy's values where it says nothing. */
export const PolicyRules = z
	.strictObject({
		version: z.literal(1),
		/** Files that are not judged at all; the verdict says how many. */
		exclude: Globs,
		tiers: TierRules,
		areas: AreaRules,
		require: z.record(Tier, TierDemand).readonly(),
		prohibited: z
			.strictObject({ areas: z.array(SensitiveArea).readonly(), origins: Origins, action: ActionByTier })
			.readonly(),
		tools: NameList,
		models: NameList,
		bulk: z
			.strictObject({
				lines: z.int().positive(),
				files: z.int().positive(),
				origins: Origins,
				/** Lock files and generated files, which nobody reads line by line. */
				ignore: Globs,
				action: ClauseAction,
			})
			.readonly(),
		isolation: z.strictObject({ action: ClauseAction }).readonly(),
		secrets: z.strictObject({ action: Refusal }).readonly(),
		/** `unknown`: the greatest share of added lines without evidence, in percent. */
		provenance: z.strictObject({ unknown: z.number().min(0).max(100), action: ClauseAction }).readonly(),
	})
	.readonly();
export type PolicyRules = z.infer<typeof PolicyRules>;

export const Policy = z
	.object({
		/** Repository path of the file, or `built-in`. */
		source: z.string(),
		rules: PolicyRules,
		/** Where each clause stands in the file, by clause path; clauses left to the built-in policy are absent. */
		positions: z.record(
			z.string(),
			z.object({ line: z.int().positive(), column: z.int().positive() }).readonly(),
		),
	})
	.readonly();
export type Policy = z.infer<typeof Policy>;
