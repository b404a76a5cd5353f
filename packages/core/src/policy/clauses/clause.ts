import type { Reason } from "../../model/index.ts";
import type { Docket } from "../docket.ts";

/** One clause of the policy. A clause that is kept gives no reasons. */
export interface Clause {
	/** The key of the policy file that holds it. */
	readonly name: string;
	readonly evaluate: (docket: Docket) => readonly Reason[];
}
