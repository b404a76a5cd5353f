import type { CheckReport, Reason } from "../../model/index.ts";
import { countOf, wrapText } from "../layout.ts";
import { OUTCOME_MARKS } from "../verdict-words.ts";
import type { Lines, Style } from "./style.ts";

const MOST_REASONS = 25;
const MOST_PLACES = 4;
const TITLES: readonly (readonly [Reason["outcome"], string])[] = [
	["error", "Could not judge"],
	["block", "Refused"],
	["warn", "Warnings"],
];

/** Why, per outcome, each with its policy clause; then the one command to run next. */
export function drawReasonList({ verdict }: CheckReport, style: Style): Lines {
	const next = findNextCommand(verdict.reasons);
	const lines: string[] = [];
	for (const [outcome, title] of TITLES) {
		const reasons = verdict.reasons.filter((reason) => reason.outcome === outcome);
		if (reasons.length === 0) continue;
		if (lines.length > 0) lines.push("");
		lines.push(style.paint.bold(`${title} (${reasons.length})`));
		lines.push(...reasons.slice(0, MOST_REASONS).flatMap((reason) => drawReason(reason, next, style)));
		const rest = reasons.length - MOST_REASONS;
		if (rest > 0) lines.push(style.paint.dim(`  … and ${rest} more, all in --format json`));
	}
	return lines;
}

/** The command of the first reason that has one; reasons are sorted with the worst first. */
export function findNextCommand(reasons: readonly Reason[]): string | null {
	return reasons.find((reason) => reason.next !== null)?.next ?? null;
}

function drawReason(reason: Reason, next: string | null, { paint, width }: Style): Lines {
	const [first = "", ...rest] = wrapText(reason.message, Math.max(20, width - 6));
	const mark = OUTCOME_MARKS[reason.outcome].slice(0, 1);
	const command =
		reason.next === null || reason.next === next ? [] : [`    next: ${paint.command(reason.next)}`];
	return [
		`  ${paint.outcome[reason.outcome](mark)} ${first}`,
		...rest.map((line) => `    ${line}`),
		`    ${paint.dim(`${reason.code}: clause ${reason.clause} at ${reason.clauseAt}`)}`,
		...drawPlaces(reason.places, paint.path),
		...command,
	];
}

function drawPlaces(places: Reason["places"], paint: (text: string) => string): Lines {
	const shown = places.slice(0, MOST_PLACES).map(({ path, lines }) => {
		return `    ${paint(lines === null ? path : `${path}:${lines.start}`)}`;
	});
	const rest = places.length - shown.length;
	return rest > 0 ? [...shown, `    … and ${countOf(rest, "more place")}`] : shown;
}
