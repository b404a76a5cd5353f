import type { Lines } from "../kit/index.ts";
import type { ObjectId, OriginRange } from "../model/index.ts";

/** What one piece of evidence says, without where. */
export type Claim = Pick<
	OriginRange,
	"origin" | "grade" | "source" | "tool" | "model" | "session" | "person"
>;

/** A claim about a run of lines. */
export interface ClaimSpan extends Lines {
	readonly claim: Claim;
}

/** A claim about lines of `path` as it stands in `commit`; null means the head side of the change. */
export interface PlacedClaim extends ClaimSpan {
	readonly commit: ObjectId | null;
	readonly path: string;
	/** Where the evidence stood, for messages. */
	readonly where: string;
}

/** Lines that nothing speaks of. Never `human`: absence of evidence is not evidence. */
export const NO_EVIDENCE: Claim = {
	origin: "unknown",
	grade: "none",
	source: "none",
	tool: null,
	model: null,
	session: null,
	person: null,
};
