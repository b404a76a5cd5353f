import type { Log } from "sarif";
import type { CheckReport, ScanReport } from "../model/index.ts";
import type { RenderContext } from "./render-context.ts";
import { listFindings, type ReportedFinding } from "./report-findings.ts";
import { toCompactSafeJson, toSafeJson } from "./safe-json.ts";
import { describeCut, MOST_CHARACTERS, measureUpload, SARIF_LIMITS } from "./sarif/limits.ts";
import { listSarifNotifications, toNotification } from "./sarif/notification-list.ts";
import { toSarifResult } from "./sarif/result.ts";
import { listSarifRules } from "./sarif/rule-list.ts";
import { toSarifRun } from "./sarif/run.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** Above this many results nobody reads the file by eye, and indentation would only cost memory. */
const MOST_INDENTED = 1000;

/** SARIF 2.1.0, cut to what GitHub accepts: the least severe results go, and a notification says so. */
export function renderSarif(report: CheckReport | ScanReport, context: RenderContext): string {
	const all = listFindings(report);
	let kept = countAffordable(all);
	for (;;) {
		const text = draw(report, { all, kept }, context);
		const share = measureUpload(text);
		if (kept === 0 || share <= 1) return text;
		kept = Math.floor((kept / share) * 0.95);
	}
}

interface Selection {
	readonly all: readonly ReportedFinding[];
	readonly kept: number;
}

/** How many results stay below the number and the amount of text that we are willing to hold. */
function countAffordable(all: readonly ReportedFinding[]): number {
	let characters = 0;
	for (const [index, item] of all.slice(0, SARIF_LIMITS.results).entries()) {
		characters += JSON.stringify(toSarifResult(item, 0)).length;
		if (characters > MOST_CHARACTERS) return index;
	}
	return Math.min(all.length, SARIF_LIMITS.results);
}

function draw(report: CheckReport | ScanReport, { all, kept }: Selection, context: RenderContext): string {
	const findings = all.slice(0, kept);
	const cut = kept < all.length ? [toNotification("results-cut", "warning", describeCut(all, kept))] : [];
	const notifications = [...cut, ...listSarifNotifications(report)];
	const rules = listSarifRules(context.rules, findings);
	const log: Log = {
		$schema: SCHEMA,
		version: "2.1.0",
		runs: [toSarifRun(report, { findings, rules, notifications }, context)],
	};
	return kept > MOST_INDENTED ? toCompactSafeJson(log) : toSafeJson(log);
}
