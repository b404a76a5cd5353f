import { compilePathGlobs } from "../kit/index.ts";
import type { AreaHit, Change, ChangedFile, FileTier, Policy, Tier } from "../model/index.ts";
import { createDeclaredTierLookup, type DeclaredTier } from "./declared-tier.ts";
import { type AreaFinder, createAreaFinder, type TouchedArea } from "./find-areas.ts";
import { higherTier, isHigher, lowerTier } from "./rank.ts";

export interface AssignTiersInput {
	readonly change: Change;
	readonly areas: readonly AreaHit[];
	readonly policy: Policy;
}

interface Step {
	readonly tier: Tier;
	readonly reasons: readonly string[];
}

interface Lookups {
	readonly declared: (path: string) => DeclaredTier;
	readonly areas: AreaFinder;
	/** Why a path is lowered, null when it is not. */
	readonly lowering: (path: string) => string | null;
}

function createLookups({ policy, areas }: AssignTiersInput): Lookups {
	const { tests, markup } = policy.rules.tiers.lower;
	const [isTest, isMarkup] = [compilePathGlobs(tests), compilePathGlobs(markup)];
	return {
		declared: createDeclaredTierLookup(policy),
		areas: createAreaFinder(policy, areas),
		lowering: (path) => {
			const test = isTest(path);
			if (test !== null) return `test file ("${test}")`;
			const markupGlob = isMarkup(path);
			return markupGlob === null ? null : `markup ("${markupGlob}")`;
		},
	};
}

function raise(start: Step, areas: readonly TouchedArea[], policy: Policy): Step {
	let { tier } = start;
	const reasons = [...start.reasons];
	for (const { area, because } of areas) {
		const least = policy.rules.areas.raise[area];
		const effect = isHigher(least, tier) ? `raises to ${least}` : `asks for ${least}`;
		reasons.push(`area ${area} (${because}) ${effect}`);
		tier = higherTier(tier, least);
	}
	return { tier, reasons };
}

function lower(step: Step, why: string | null, declared: DeclaredTier): Step {
	if (why === null) return step;
	const floor = declared.explicit ? declared.tier : "experimental";
	const tier = higherTier(lowerTier(step.tier), floor);
	return tier === step.tier ? step : { tier, reasons: [...step.reasons, `${why} lowers to ${tier}`] };
}

/** A moved file keeps the demand of the place it leaves: moving code out of a critical folder is a critical act. */
function raiseByOldPath(start: Step, file: ChangedFile, lookups: Lookups): Step {
	if (file.status !== "renamed" || file.oldPath === null) return start;
	const old = lookups.declared(file.oldPath);
	if (!old.explicit || !isHigher(old.tier, start.tier)) return start;
	return { tier: old.tier, reasons: [...start.reasons, `moved from ${file.oldPath}, where ${old.reason}`] };
}

function assignTier(file: ChangedFile, lookups: Lookups, policy: Policy): FileTier {
	const declared = lookups.declared(file.path);
	const touched = lookups.areas(file);
	const raised = raise({ tier: declared.tier, reasons: [declared.reason] }, touched, policy);
	const lowered = lower(raised, lookups.lowering(file.path), declared);
	const { tier, reasons } = raiseByOldPath(lowered, file, lookups);
	return { path: file.path, tier, areas: touched.map(({ area }) => area), reasons };
}

/**
 * The tier of every changed file, in the order of the change: what the policy says of its path, raised by the sensitive
 * areas its added lines touch, lowered by one for tests and markup, never below what the policy says of the path itself.
 * @throws RangeError for a path too long to be matched against globs.
 */
export function assignTiers(input: AssignTiersInput): readonly FileTier[] {
	const lookups = createLookups(input);
	return input.change.files.map((file) => assignTier(file, lookups, input.policy));
}
