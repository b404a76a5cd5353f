import type { LineRange, Reason } from "../model/index.ts";
import type { Docket } from "./docket.ts";
import type { ReasonCode } from "./reasons.ts";

export interface ReasonDraft {
	readonly code: ReasonCode;
	readonly outcome: Reason["outcome"];
	readonly clause: string;
	readonly message: string;
	readonly places?: readonly { readonly path: string; readonly lines: LineRange | null }[];
	readonly findings?: readonly string[];
	readonly next: string | null;
}

type Place = Reason["places"][number];

export function comparePlaces(a: Place | undefined, b: Place | undefined): number {
	if (!a || !b) return Number(Boolean(a)) - Number(Boolean(b));
	if (a.path !== b.path) return a.path < b.path ? -1 : 1;
	const [left, right] = [a.lines, b.lines];
	return (left?.start ?? 0) - (right?.start ?? 0) || (left?.end ?? 0) - (right?.end ?? 0);
}

function sortPlaces(places: readonly Place[]): readonly Place[] {
	const sorted = places.toSorted(comparePlaces);
	return sorted.filter((place, index) => index === 0 || comparePlaces(sorted[index - 1], place) !== 0);
}

/** Where a clause stands: its line in the policy file, or the built-in policy when the file leaves it out. */
function locateClause({ input: { policy } }: Docket, clause: string): string {
	const position = Object.hasOwn(policy.positions, clause) ? policy.positions[clause] : undefined;
	return position ? `${policy.source}:${position.line}:${position.column}` : "built-in policy";
}

export function createReason(docket: Docket, draft: ReasonDraft): Reason {
	return {
		code: draft.code,
		outcome: draft.outcome,
		clause: draft.clause,
		clauseAt: locateClause(docket, draft.clause),
		message: draft.message,
		places: sortPlaces(draft.places ?? []),
		findings: [...new Set(draft.findings ?? [])].sort(),
		next: draft.next,
	};
}
