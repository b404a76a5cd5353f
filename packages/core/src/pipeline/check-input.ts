import type { ChangeRequest, GitConfigReader, Repository } from "../change/index.ts";
import type { ToolVersion } from "../model/index.ts";
import type { Inspect } from "./inspection-request.ts";
import type { ReadingOptions } from "./reading-options.ts";
import type { OnTiming } from "./stage.ts";

/** A policy that replaces the repository's own for one run. */
export interface NamedPolicy {
	/** As the user named it; never stored as evidence. */
	readonly path: string;
	readonly text: string;
}

export interface CheckInput {
	readonly repository: Repository;
	readonly request: ChangeRequest;
	/** Of the repository, where somebody else reads it, too. */
	readonly config?: GitConfigReader;
	readonly inspect: Inspect;
	readonly reading?: ReadingOptions;
	/** A file of the work tree by its repository path, null when absent: rooms read no files. */
	readonly readWorktreeFile: (path: string) => Promise<Uint8Array | null>;
	readonly namedPolicy: NamedPolicy | null;
	/** False leaves no trace in the repository. */
	readonly storeEvidence: boolean;
	readonly tool: ToolVersion;
	/** ISO 8601. */
	readonly now: string;
	readonly onTiming?: OnTiming;
}
