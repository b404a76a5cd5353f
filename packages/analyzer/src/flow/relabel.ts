import type { Taint, Value } from "./facts.ts";
import type { Renumbered } from "./marks.ts";
import { NO_RULES } from "./masks.ts";
import { allTaints, joinTaints } from "./value.ts";
import { tokenId, type Walk } from "./walk.ts";

/** What becomes of the taints with one label: the same with the other. Which have it is seen when files are linked. */
export function relabeled(walk: Walk, value: Value, { need, gives }: Renumbered): readonly Taint[] {
	const needed = walk.masks.of(need);
	const mask = walk.masks.of(gives);
	return allTaints(walk.masks, value).flatMap((taint) => {
		if (walk.masks.and(taint.mask, needed) === NO_RULES) return [];
		const token = tokenId(walk, { kind: "relabeled", of: taint.token, need, gives });
		return [{ token, mask, trace: taint.trace }];
	});
}

export function withRelabeled(walk: Walk, value: Value, relabel: Renumbered): Value {
	const taints = relabeled(walk, value, relabel);
	return taints.length === 0 ? value : { ...value, taints: joinTaints(walk.masks, value.taints, taints) };
}
