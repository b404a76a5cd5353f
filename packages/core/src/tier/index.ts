export { type AssignTiersInput, assignTiers } from "./assign-tiers.ts";
export { createTierLookup } from "./declared-tier.ts";
