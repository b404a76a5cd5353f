import { compilePathGlobs } from "../kit/index.ts";
import type { Policy, Tier } from "../model/index.ts";

/** The tier a policy gives to a path before code is looked at. */
export interface DeclaredTier {
	readonly tier: Tier;
	/** Whether an entry of `tiers.paths` names the path; otherwise the default applies. */
	readonly explicit: boolean;
	readonly reason: string;
}

/** `.countersign/policy.yaml:12:5 (tiers.paths[0])`, so that a reader finds the entry at once. */
function nameClause({ source, positions }: Policy, clause: string): string {
	const position = Object.hasOwn(positions, clause) ? positions[clause] : undefined;
	return position
		? `${source}:${position.line}:${position.column} (${clause})`
		: `built-in policy (${clause})`;
}

/** Compiles `tiers.paths` once. The last matching entry wins, as in .gitignore and CODEOWNERS. */
export function createDeclaredTierLookup(policy: Policy): (path: string) => DeclaredTier {
	const { default: fallback, paths } = policy.rules.tiers;
	const entries = paths.map((entry, index) => ({ ...entry, index, match: compilePathGlobs(entry.match) }));
	const byDefault = `${nameClause(policy, "tiers.default")}: ${fallback}`;
	return (path) => {
		for (const entry of entries.toReversed()) {
			const glob = entry.match(path);
			if (glob === null) continue;
			const reason = `${nameClause(policy, `tiers.paths[${entry.index}]`)}: "${glob}" is ${entry.tier}`;
			return { tier: entry.tier, explicit: true, reason };
		}
		return { tier: fallback, explicit: false, reason: byDefault };
	};
}

/**
 * The tier of any path of the repository, also of files outside the change: what `evaluate` takes as `tierOf`. Neither
 * areas nor the lowering of tests count, because both speak of one change.
 */
export function createTierLookup(policy: Policy): (path: string) => Tier {
	const lookup = createDeclaredTierLookup(policy);
	return (path) => lookup(path).tier;
}
