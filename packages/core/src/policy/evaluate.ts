import { type JudgedFinding, Outcome, type Reason, Severity, type Verdict } from "../model/index.ts";
import { applyWaivers } from "./apply-waivers.ts";
import type { Clause } from "./clauses/clause.ts";
import { CLAUSES } from "./clauses/index.ts";
import { collectNotes } from "./collect-notes.ts";
import { comparePlaces } from "./create-reason.ts";
import { type Docket, type JudgedCase, openDocket } from "./docket.ts";
import type { EvaluateInput } from "./evaluate-input.ts";
import type { ReasonCode } from "./reasons.ts";
import { strictestOrigin } from "./strictness.ts";

function compareText(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

function severityOf(outcome: Outcome): number {
	return Outcome.options.indexOf(outcome);
}

function compareReasons(a: Reason, b: Reason): number {
	return (
		severityOf(b.outcome) - severityOf(a.outcome) ||
		compareText(a.code, b.code) ||
		comparePlaces(a.places[0], b.places[0]) ||
		compareText(a.clause, b.clause) ||
		compareText(a.message, b.message)
	);
}

function compareCases({ finding: a }: JudgedCase, { finding: b }: JudgedCase): number {
	return (
		Severity.options.indexOf(a.severity) - Severity.options.indexOf(b.severity) ||
		compareText(a.path, b.path) ||
		a.range.startLine - b.range.startLine ||
		a.range.startColumn - b.range.startColumn ||
		compareText(a.ruleId, b.ruleId) ||
		compareText(a.fingerprint, b.fingerprint)
	);
}

function fail(name: string, cause: unknown): Reason {
	const what = cause instanceof Error ? cause.message : String(cause);
	return {
		code: "clause-failed" satisfies ReasonCode,
		outcome: "error",
		clause: name,
		clauseAt: "built-in policy",
		message: `the clause ${name} could not be evaluated: ${what}`,
		places: [],
		findings: [],
		next: "countersign doctor",
	};
}

function evaluateClause(docket: Docket, clause: Clause): readonly Reason[] {
	try {
		return clause.evaluate(docket);
	} catch (cause) {
		return [fail(clause.name, cause)];
	}
}

function conclude(reasons: readonly Reason[]): Pick<Verdict, "outcome" | "reasons"> {
	const sorted = reasons.toSorted(compareReasons);
	return { outcome: sorted[0]?.outcome ?? "pass", reasons: sorted };
}

function toFinding({ finding, origins }: JudgedCase): JudgedFinding {
	return { finding, origin: strictestOrigin(origins) };
}

function sortCases(docket: Docket): Docket {
	return { ...docket, cases: docket.cases.toSorted(compareCases) };
}

/**
 * The verdict over a change. Pure: equal inputs give equal verdicts, in whatever order their lists come. A clause that
 * cannot be evaluated gives the outcome `error`, never silence.
 */
export function evaluate(input: EvaluateInput): Verdict {
	let docket: Docket;
	try {
		docket = sortCases(openDocket(input));
	} catch (cause) {
		return { ...conclude([fail("input", cause)]), findings: [], notes: [] };
	}
	const reasons = applyWaivers(
		CLAUSES.flatMap((clause) => evaluateClause(docket, clause)),
		docket,
	);
	return { ...conclude(reasons), findings: docket.cases.map(toFinding), notes: collectNotes(docket) };
}
