import * as z from "zod";
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

const NAME_RULES = { allow: Names, deny: Names, action: ClauseAction };

/** Which assistants or models may write code; `deny` beats `allow`. */
export const NameList = z.strictObject(NAME_RULES).readonly();
export type NameList = z.infer<typeof NameList>;

/** `tiers`: further lists for the code of one tier; a line must be on both. */
const TieredNames = z.strictObject({ ...NAME_RULES, tiers: z.record(Tier, NameList).readonly() }).readonly();

/** Origins that a record of an assistant could speak for. */
const RecordedOrigins = z.array(z.enum(["ai", "mixed", "unknown"])).readonly();

/** Rounds from which on a limit holds. */
export const RoundLimit = z.union(
	[z.int().min(1).max(1000), z.literal("never")],
	"must be a whole number of rounds from 1 to 1000, or `never`",
);
export type RoundLimit = z.infer<typeof RoundLimit>;
const RoundsByTier = z.record(Tier, RoundLimit).readonly();

const UnknownShare = { unknown: z.number().min(0).max(100), action: ClauseAction };

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
			.strictObject({
				areas: z.array(SensitiveArea).readonly(),
				origins: Origins,
				/** Besides `areas`: what lines of one origin alone must not touch. */
				further: z.partialRecord(Origin, z.array(SensitiveArea).readonly()).readonly(),
				action: ActionByTier,
			})
			.readonly(),
		tools: TieredNames,
		models: TieredNames,
		/** What the record of an assistant's lines must hold of the prompt behind them. */
		prompts: z
			.strictObject({
				need: z.enum(["digest", "text"]),
				origins: RecordedOrigins,
				action: ActionByTier,
			})
			.readonly(),
		/** How often an assistant may rewrite the same lines. */
		refinements: z
			.strictObject({ origins: RecordedOrigins, warn: RoundsByTier, block: RoundsByTier })
			.readonly(),
		/** Lines whose record nobody signed. */
		signatures: z.strictObject({ origins: Origins, action: ActionByTier }).readonly(),
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
		/** `unknown`: the greatest share of added lines without evidence, in percent; of a tier's own in `tiers`. */
		provenance: z
			.strictObject({
				...UnknownShare,
				tiers: z.record(Tier, z.strictObject(UnknownShare).readonly()).readonly(),
			})
			.readonly(),
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
