import { groupBy } from "../../kit/index.ts";
import type { OriginRange } from "../../model/index.ts";
import { isEvidencePath } from "../evidence-path.ts";
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

/** Files whose name can be written, and read back; what is known of the others is lost. */
export function keepNameable(
	files: readonly AttributedFile[],
	losses: LossLog,
	isNameable: (path: string) => boolean = () => true,
): readonly AttributedFile[] {
	return files.filter(({ path, ranges }) => {
		const named = isEvidencePath(path) && isNameable(path);
		const reason = `${JSON.stringify(path)} is a name that the format cannot hold, or that a reader has to refuse.`;
		if (!named && ranges.some(isKnown)) losses.add({ kind: "path", unit: "files", count: 1, reason });
		return named;
	});
}
