import type { CheckReport } from "@countersign/core/model";
import type { ExpectedVerdict } from "./schema.ts";

function missing(wanted: readonly string[], texts: readonly string[]): readonly string[] {
	return wanted.filter((part) => !texts.some((text) => text.includes(part)));
}

function listOrigins({ provenance }: CheckReport, path: string): readonly string[] {
	const ranges = provenance.files.find((file) => file.path === path)?.ranges ?? [];
	return ranges.map(({ range, origin, grade, source, tool }) =>
		[`${range.start}-${range.end}`, origin, grade, source, tool].filter((part) => part !== null).join(" "),
	);
}

/**
 * What a report says, in the words and with the keys of what is expected of it, so that the two can be compared at a
 * glance. Of `notes` and `says`, those remain that were found.
 */
export function observeReport(report: CheckReport, expected: ExpectedVerdict): ExpectedVerdict {
	const { verdict, change, inspection, provenance, tiers } = report;
	const notes = [...change.notes, ...verdict.notes];
	const said = verdict.reasons.flatMap(({ message, clauseAt, next, clause }) => [
		message,
		`${clause} at ${clauseAt}`,
		next ?? "",
	]);
	const [unseen, unsaid] = [missing(expected.notes, notes), missing(expected.says, said)];
	const all: Required<ExpectedVerdict> = {
		outcome: verdict.outcome,
		reasons: verdict.reasons.map(({ code, outcome }) => `${code}:${outcome}`).sort(),
		findings: verdict.findings
			.map(({ finding }) => `${finding.ruleId} ${finding.path}:${finding.range.startLine}`)
			.sort(),
		skipped: inspection.skipped.map(({ path, code }) => `${path} ${code}`).sort(),
		kind: change.kind,
		files: change.files.map(({ status, path }) => `${status} ${path}`).sort(),
		measured: provenance.measured,
		lines: provenance.lines,
		origins: Object.fromEntries(
			Object.keys(expected.origins ?? {}).map((path) => [path, [...listOrigins(report, path)]]),
		),
		problems: provenance.problems.map(({ code }) => code).sort(),
		tiers: Object.fromEntries(
			Object.keys(expected.tiers ?? {}).map((path) => [
				path,
				tiers.find((tier) => tier.path === path)?.tier ?? "absent",
			]),
		),
		suppressed: inspection.suppressed,
		notes: expected.notes.map((part) => (unseen.includes(part) ? `none has ${part}: ${notes.join(" | ")}` : part)),
		says: expected.says.map((part) => (unsaid.includes(part) ? `none has ${part}: ${said.join(" | ")}` : part)),
	};
	const kept = Object.entries(all).filter(([key]) => Object.hasOwn(expected, key));
	return { ...all, ...Object.fromEntries(kept), ...dropUnwanted(expected) };
}

/** Optional keys that nothing is expected of. */
function dropUnwanted(expected: ExpectedVerdict): Partial<ExpectedVerdict> {
	const optional = ["kind", "files", "measured", "lines", "origins", "problems", "tiers", "suppressed"] as const;
	const unwanted = optional.filter((key) => !Object.hasOwn(expected, key));
	return Object.fromEntries(unwanted.map((key) => [key, undefined]));
}
