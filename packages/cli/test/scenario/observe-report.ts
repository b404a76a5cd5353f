import type { CheckReport } from "@countersign/core/model";
import type { ExpectedVerdict } from "./schema.ts";

function mapKeys<Value>(
	keys: Readonly<Record<string, unknown>> = {},
	toValue: (key: string) => Value,
): Record<string, Value> {
	return Object.fromEntries(Object.keys(keys).map((key) => [key, toValue(key)]));
}

function listOrigins({ provenance }: CheckReport, path: string): string[] {
	const ranges = provenance.files.find((file) => file.path === path)?.ranges ?? [];
	return ranges.map(({ range, origin, grade, source, tool }) =>
		[`${range.start}-${range.end}`, origin, grade, source, tool].filter((part) => part !== null).join(" "),
	);
}

function listNames(report: CheckReport): Pick<ExpectedVerdict, "reasons" | "findings" | "skipped" | "files"> {
	const { verdict, inspection, change } = report;
	return {
		reasons: verdict.reasons.map(({ code, outcome }) => `${code}:${outcome}`).sort(),
		findings: verdict.findings
			.map(({ finding }) => `${finding.ruleId} ${finding.path}:${finding.range.startLine}`)
			.sort(),
		skipped: inspection.skipped.map(({ path, code }) => `${path} ${code}`).sort(),
		files: change.files.map(({ status, path }) => `${status} ${path}`).sort(),
	};
}

/** Parts that were looked for: as they were asked for where some text holds them, otherwise with all texts. */
function lookFor(wanted: readonly string[], texts: readonly string[]): string[] {
	const isThere = (part: string): boolean => texts.some((text) => text.includes(part));
	return wanted.map((part) => (isThere(part) ? part : `no ${part} in: ${texts.join(" | ")}`));
}

/**
 * What a report says, in the words of what is expected of it and with no other keys, so that the two can be compared at
 * a glance.
 */
export function observeReport(report: CheckReport, expected: ExpectedVerdict): Partial<ExpectedVerdict> {
	const { verdict, change, inspection, provenance } = report;
	const said = verdict.reasons.map(
		({ message, clause, clauseAt, next }) => `${message}; ${clause} at ${clauseAt}; ${next}`,
	);
	const tiers = new Map(report.tiers.map(({ path, tier }) => [path, tier]));
	const all: ExpectedVerdict = {
		...listNames(report),
		outcome: verdict.outcome,
		kind: change.kind,
		measured: provenance.measured,
		lines: provenance.lines,
		origins: mapKeys(expected.origins, (path) => listOrigins(report, path)),
		problems: provenance.problems.map(({ code }) => code).sort(),
		tiers: mapKeys(expected.tiers, (path) => tiers.get(path) ?? "no such file"),
		suppressed: inspection.suppressed,
		notes: lookFor(expected.notes, [...change.notes, ...verdict.notes]),
		says: lookFor(expected.says, said),
	};
	return Object.fromEntries(Object.entries(all).filter(([key]) => Object.hasOwn(expected, key)));
}
