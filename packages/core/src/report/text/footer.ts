import type { CheckReport, ScanReport } from "../../model/index.ts";
import { isCheckReport, listFindings } from "../report-findings.ts";
import { labelled } from "./header.ts";
import { findNextCommand } from "./reason-list.ts";
import type { Lines, Style } from "./style.ts";

/** Where the evidence lies and the one thing to do next. */
export function drawFooter(report: CheckReport | ScanReport, style: Style): Lines {
	const next = isCheckReport(report) ? findNextCommand(report.verdict.reasons) : findExplain(report);
	const command =
		next === null ? [] : [`  ${style.paint.dim("next".padEnd(11))} ${style.paint.command(next)}`];
	return isCheckReport(report) ? [...drawEvidence(report, style), ...command] : command;
}

function findExplain(report: ScanReport): string | null {
	const worst = listFindings(report)[0];
	return worst === undefined ? null : `countersign explain ${worst.finding.ruleId}`;
}

function drawEvidence({ evidence }: CheckReport, style: Style): Lines {
	const { digest, ref, signer, note } = evidence;
	const words: string[] = [];
	if (digest !== null) words.push(`sha256:${digest.slice(0, 12)}${ref === null ? "" : ` in ${ref}`}`);
	if (signer !== null) words.push(`signed by ${signer}`);
	if (note !== null) words.push(note);
	return words.length === 0 ? [] : labelled("evidence", words.join(", "), style);
}
