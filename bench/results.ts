import type { Facts } from "./machine.ts";
import type { Measurement } from "./measurement.ts";

/** What was measured, and on what. */
export interface Results {
	readonly facts: Facts;
	readonly repository: { readonly name: string; readonly commit: string; readonly lines: number };
	readonly measurements: readonly (Measurement & { readonly met: boolean | null })[];
}
