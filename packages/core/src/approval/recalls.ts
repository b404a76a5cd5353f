import type { ActKind } from "../model/index.ts";
import { OVERRULING } from "./roles.ts";

/** Somebody takes an act back, or says that a veto is to be overruled. */
export interface Recall {
	/** Id of the act. */
	readonly case: string;
	readonly person: string;
	readonly reason: string;
	readonly isBoard: boolean;
}

interface Recalled {
	readonly id: string;
	readonly person: string;
	readonly kind: ActKind;
}

/**
 * Why an act no longer counts, null where it does. Everybody may take back their own; a veto also ends when two others of
 * the board say so who did not write the change.
 */
export function findRecall(
	{ id, person, kind }: Recalled,
	recalls: readonly Recall[],
	authors: ReadonlySet<string>,
): string | null {
	const here = recalls.filter((recall) => recall.case === id);
	const own = here.find((recall) => recall.person === person);
	if (own && kind !== "recall") return `${person} took it back: ${own.reason}`;
	if (kind !== "veto") return null;
	const board = new Set(
		here.filter((one) => one.isBoard && !authors.has(one.person)).map((one) => one.person),
	);
	return board.size < OVERRULING ? null : `${[...board].sort().join(" and ")} of the board overruled it.`;
}
