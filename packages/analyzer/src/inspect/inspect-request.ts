import type { InspectFile } from "./artifacts.ts";

export interface InspectRequest {
	/** Files that findings are wanted for. */
	readonly targets: readonly InspectFile[];
	/** All files of the project, targets included, so that flows can be followed into them. */
	readonly project: readonly InspectFile[];
}
