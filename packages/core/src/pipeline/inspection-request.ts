import type { Inspection } from "../model/index.ts";

/** A file to inspect; read only when its content is not known under its digest. */
export interface InspectionFile {
	readonly path: string;
	readonly digest: string;
	readonly read: () => Promise<Uint8Array | null>;
}

/** A file of rules or models of the repository itself, used besides the packaged ones. */
export interface RepositoryRule {
	readonly path: string;
	readonly text: string;
}

export interface InspectionRequest {
	/** Files that findings are wanted for. */
	readonly targets: readonly InspectionFile[];
	/** All files of the project, so that flows can be followed through them. */
	readonly project: readonly InspectionFile[];
	readonly rules: readonly RepositoryRule[];
}

/** The engine, handed in because core does not know the analyzer. */
export type Inspect = (request: InspectionRequest) => Promise<Inspection>;
