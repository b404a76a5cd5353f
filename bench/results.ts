import type { Facts } from "./machine.ts";
import type { Measurement } from "./measurement.ts";

/** What was measured on one repository. */
export interface RepositoryResults {
	readonly repository: { readonly name: string; readonly commit: string; readonly lines: number };
	readonly measurements: readonly (Measurement & { readonly met: boolean | null })[];
}

/** What was measured in one run of the benchmark. */
export interface Results {
	readonly facts: Facts;
	readonly repositories: readonly RepositoryResults[];
}
