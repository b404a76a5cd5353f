import { Confidence, type Origin, Severity, type Threshold, Tier } from "../model/index.ts";

/** From the most to the least suspicious. */
export const ORIGINS_BY_SUSPICION = ["ai", "mixed", "unknown", "human"] as const satisfies readonly Origin[];

/** The origin that decides where lines of several origins take part. */
export function strictestOrigin(origins: ReadonlySet<Origin>): Origin {
	return ORIGINS_BY_SUSPICION.find((origin) => origins.has(origin)) ?? "unknown";
}

export function highestTier(tiers: readonly Tier[]): Tier {
	return Tier.options.findLast((tier) => tiers.includes(tier)) ?? "critical";
}

export function reachesThreshold(severity: Severity, threshold: Threshold): boolean {
	return threshold !== "never" && Severity.options.indexOf(severity) <= Severity.options.indexOf(threshold);
}

export function reachesConfidence(confidence: Confidence, least: Confidence): boolean {
	return Confidence.options.indexOf(confidence) <= Confidence.options.indexOf(least);
}
