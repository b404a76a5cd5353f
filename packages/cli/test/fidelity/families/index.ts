import type { Scenario } from "../scenario.ts";
import { ADVERSARIAL } from "./adversarial.ts";
import { DISTRIBUTION } from "./distribution.ts";
import { EDITS } from "./edits.ts";
import { FORGE_MERGES } from "./forge.ts";
import { HISTORY } from "./history.ts";
import { INTERLEAVING } from "./interleaving.ts";
import { SHELL } from "./shell.ts";
import { STAGING } from "./staging.ts";

/** All scenarios by family, as research on attribution divides them. */
export const FAMILIES = {
	edits: EDITS,
	interleaving: INTERLEAVING,
	shell: SHELL,
	staging: STAGING,
	history: HISTORY,
	forge: FORGE_MERGES,
	distribution: DISTRIBUTION,
	adversarial: ADVERSARIAL,
} as const satisfies Readonly<Record<string, readonly Scenario[]>>;
export type Family = keyof typeof FAMILIES;

export const SCENARIOS: readonly Scenario[] = Object.values(FAMILIES).flat();
