import { overlapsRanges } from "../kit/index.ts";
import type { Reason, Waiver } from "../model/index.ts";
import type { Docket } from "./docket.ts";
import type { ReasonCode } from "./reasons.ts";

/** What nobody may waive alone: that others sign, that evidence is sound, and that we could judge at all. */
const FIRM: ReadonlySet<string> = new Set<ReasonCode>([
	"missing-approval",
	"vetoed",
	"bad-evidence",
	"clause-failed",
	"no-rules",
	"rule-problem",
]);

function isMeant({ clause, code }: Reason, waiver: Waiver): boolean {
	if (waiver.clause === code || waiver.clause === clause) return true;
	return clause.startsWith(`${waiver.clause}.`) || clause.startsWith(`${waiver.clause}[`);
}

/** Whether a waiver speaks for all that a reason speaks of; a reason without a place speaks of the whole change. */
function isCovered({ places }: Reason, waiver: Waiver, { hunksByPath }: Docket): boolean {
	const ids = new Set(waiver.hunks);
	const all = [...hunksByPath.values()].flat();
	const hunks =
		places.length === 0
			? all
			: places.flatMap(({ path, lines }) => {
					const here = hunksByPath.get(path) ?? [];
					const touched = here.filter(
						(hunk) =>
							lines === null ||
							hunk.lines === null ||
							overlapsRanges([lines], hunk.lines.start, hunk.lines.end),
					);
					return touched.length === 0 ? [null] : touched;
				});
	return hunks.length > 0 && hunks.every((hunk) => hunk !== null && ids.has(hunk.id));
}

/** Reasons that somebody waived warn, and say who, until when and why: waived, but never hidden. */
export function applyWaivers(reasons: readonly Reason[], docket: Docket): readonly Reason[] {
	const { review, now } = docket.input;
	const waivers = (review?.waivers ?? []).filter(({ until }) => Date.parse(until) > Date.parse(now));
	return reasons.map((reason) => {
		if (reason.outcome !== "block" || FIRM.has(reason.code)) return reason;
		const waiver = waivers.find((one) => isMeant(reason, one) && isCovered(reason, one, docket));
		if (!waiver) return reason;
		const { person, until, reason: why } = waiver;
		return {
			...reason,
			outcome: "warn",
			message: `${reason.message}; waived by ${person} until ${until}: ${why}`,
		};
	});
}
