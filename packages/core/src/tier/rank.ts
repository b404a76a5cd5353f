import { Tier } from "../model/index.ts";

/** Position of a tier: the model lists them from the least to the most trusted. */
function rankOf(tier: Tier): number {
	return Tier.options.indexOf(tier);
}

export function isHigher(left: Tier, right: Tier): boolean {
	return rankOf(left) > rankOf(right);
}

export function higherTier(left: Tier, right: Tier): Tier {
	return isHigher(right, left) ? right : left;
}

/** One tier lower; the lowest stays. */
export function lowerTier(tier: Tier): Tier {
	return Tier.options[Math.max(0, rankOf(tier) - 1)] ?? tier;
}
