import type { CheckReport, ScanReport } from "../../model/index.ts";
import { describeVerdict, getOutcome, getOutcomeMark } from "../verdict-words.ts";
import type { Style } from "./style.ts";

/** The line that opens and closes the text: `✖ BLOCK  the change is refused for 2 reasons`. */
export function drawVerdictLine(report: CheckReport | ScanReport, { paint }: Style): string {
	const outcome = getOutcome(report);
	return `${paint.outcome[outcome](getOutcomeMark(report))}  ${describeVerdict(report)}`;
}
