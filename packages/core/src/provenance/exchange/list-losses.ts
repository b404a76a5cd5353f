import { groupBy } from "../../kit/index.ts";
import type { OriginRange } from "../../model/index.ts";
import { type AttributedFile, countRangeLines } from "./attributed-commit.ts";
import type { LossLog } from "./loss.ts";

/** Whether an export can say it: `unknown` is said by saying nothing. */
export function isKnown({ origin }: OriginRange): boolean {
	return origin !== "unknown";
}

/** A bot that is no assistant leaves its name on lines whose origin is unknown; no format has room for that. */
export function noteAutomation(files: readonly AttributedFile[], losses: LossLog): void {
	const ranges = files.flatMap((file) => file.ranges).filter((one) => !isKnown(one) && one.tool !== null);
	for (const [tool, group] of groupBy(ranges, (range) => range.tool)) {
		const reason = `That the automation ${tool} committed lines of unknown origin has no place in the format.`;
		losses.add({ kind: "tool", unit: "lines", count: countRangeLines(group), reason });
	}
}
