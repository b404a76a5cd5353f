import type { CheckReport, ScanReport } from "../model/index.ts";
import { createPalette } from "./palette.ts";
import { printableCopy } from "./printable.ts";
import type { RenderContext } from "./render-context.ts";
import { isCheckReport } from "./report-findings.ts";
import { drawFileTable } from "./text/file-table.ts";
import { drawFindingList } from "./text/finding-list.ts";
import { drawFooter } from "./text/footer.ts";
import { drawCheckHeader, drawScanHeader } from "./text/header.ts";
import { drawReasonList } from "./text/reason-list.ts";
import type { Lines, Style } from "./text/style.ts";
import { drawTroubleList } from "./text/trouble-list.ts";
import { drawVerdictLine } from "./text/verdict-line.ts";

const NARROWEST = 40;
const WIDEST = 120;

/** For people: the verdict first and last, between them what it rests on. */
export function renderText(report: CheckReport | ScanReport, context: RenderContext): string {
	const safe = printableCopy(report);
	const style: Style = {
		paint: createPalette(context.color),
		width: Math.min(WIDEST, Math.max(NARROWEST, context.width)),
		context,
	};
	const sections: readonly Lines[] = [
		[drawVerdictLine(safe, style), ...drawHeader(safe, style)],
		isCheckReport(safe) ? drawFileTable(safe, style) : [],
		drawFindingList(safe, style),
		isCheckReport(safe) ? drawReasonList(safe, style) : [],
		drawTroubleList(safe, style),
		[...drawFooter(safe, style), drawVerdictLine(safe, style)],
	];
	const drawn = sections.filter((section) => section.length > 0);
	return `${drawn.map((section) => section.join("\n")).join("\n\n")}\n`;
}

function drawHeader(report: CheckReport | ScanReport, style: Style): Lines {
	return isCheckReport(report) ? drawCheckHeader(report, style) : drawScanHeader(report, style);
}
