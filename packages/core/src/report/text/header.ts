import type { CheckReport, ScanReport } from "../../model/index.ts";
import { describeChange } from "../change-words.ts";
import { countOf, wrapText } from "../layout.ts";
import { describeOrigins } from "../origin-words.ts";
import type { Lines, Style } from "./style.ts";

const LABEL_WIDTH = 11;

/** What was compared, who wrote it, under which policy, and what one must know to read the verdict rightly. */
export function drawCheckHeader(report: CheckReport, style: Style): Lines {
	const { change, policy, verdict } = report;
	const digest = policy.digest.replace(/^sha256:/, "").slice(0, 12);
	return [
		...labelled("compared", describeChange(change), style),
		...labelled("written by", describeOrigins(report), style),
		...labelled("policy", `${policy.source} (sha256 ${digest})`, style),
		...[...change.notes, ...verdict.notes].flatMap((note) => labelled("note", note, style)),
	];
}

export function drawScanHeader({ inspection, threshold }: ScanReport, style: Style): Lines {
	const counted = [
		countOf(inspection.inspectedFiles, "file"),
		countOf(inspection.inspectedLines, "line"),
		countOf(inspection.rules.count, "rule"),
	];
	const lines = labelled("inspected", counted.join(", "), style);
	return [...lines, ...labelled("fails at", `${threshold} and above`, style)];
}

/** `label      text`, wrapped with the text hanging under its own start. */
export function labelled(label: string, text: string, { paint, width }: Style): Lines {
	const lines = wrapText(text, Math.max(20, width - LABEL_WIDTH - 3));
	return lines.map((line, index) => {
		const head = index === 0 ? label : "";
		return `  ${paint.dim(head.padEnd(LABEL_WIDTH))} ${line}`;
	});
}
