import type { ErrorDetails, RuleProblem } from "@countersign/core/model";
import { RuleError, type RuleErrorCode } from "./errors.ts";

export interface Place {
	readonly file: string;
	readonly line: number | null;
	readonly column: number | null;
}

/** A fault that knows its place better than whoever reports it. */
export class PlacedRuleError extends RuleError {
	readonly place: Place;

	constructor(code: RuleErrorCode, details: ErrorDetails, place: Place) {
		super(code, details);
		this.place = place;
	}
}

/** What a parser throws at nesting or sizes beyond its limits costs the rule, not the run. */
function toRuleError(cause: unknown, subject: string): RuleError {
	if (cause instanceof RuleError) return cause;
	const reason = cause instanceof Error ? cause.message : String(cause);
	return new RuleError("RULE_INVALID", { message: `${subject} cannot be read: ${reason}`, cause });
}

/**
 * What is shown of a fault.
 * @param subject what the fault costs, where the fault itself does not say so
 */
export function toRuleProblem(
	cause: unknown,
	subject: string,
	at: { readonly place: Place; readonly ruleId: string | null },
): RuleProblem {
	const error = toRuleError(cause, subject);
	const place = error instanceof PlacedRuleError ? error.place : at.place;
	return { code: error.code, ruleId: at.ruleId, ...place, message: error.message };
}
