import type { Node } from "../tree/node.ts";
import type { Environment } from "./environment.ts";

/** A place where a pattern or formula holds. */
export interface Match {
	readonly start: number;
	readonly end: number;
	readonly environment: Environment;
	/** The node matched, null for text matches and runs of statements. */
	readonly node: Node | null;
	/** The rule focused on this part of what it matched, so it speaks of this value and not of a call around it. */
	readonly focused?: true;
}

interface Range {
	readonly start: number;
	readonly end: number;
}

export function isWithin(inner: Range, outer: Range): boolean {
	return inner.start >= outer.start && inner.end <= outer.end;
}
