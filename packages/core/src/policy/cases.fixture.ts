import { expect, it } from "vitest";
import type { Approval, Origin, Outcome, SkippedFile } from "../model/index.ts";
import { evaluate } from "./evaluate.ts";
import { buildInput, type FileSpec, type FindingSpec, type InputSpec } from "./input.fixture.ts";

/** Name, input, outcome, and every reason as `code:outcome`, sorted as in the verdict. */
export type Case = readonly [string, InputSpec, Outcome, readonly string[]];

/** The file that most cases change. */
export const A = "src/a.ts";

export function inTier(tier: "experimental" | "trusted" | "critical", origin: Origin): readonly FileSpec[] {
	return [{ path: A, tier, lines: [[1, 10, origin]] }];
}

export function lines(origin: Origin): readonly FileSpec[] {
	return inTier("trusted", origin);
}

type Level = "high" | "medium" | "low";

export function found(severity: Level | "critical", confidence: Level = "high"): readonly FindingSpec[] {
	return [{ path: A, line: 3, with: { severity, confidence } }];
}

export function signed(
	person: string,
	role: Approval["role"] = "senior",
	expiresAt: string | null = null,
): Approval {
	return { person, role, expiresAt, hunks: null };
}

export function skip(code: SkippedFile["code"], path = A): SkippedFile {
	return { path, code, detail: "" };
}

/** A policy that asks for no signatures, for cases about something else. */
export const UNSIGNED =
	"require: {experimental: {approvals: []}, trusted: {approvals: []}, critical: {approvals: []}}\n";

/** The signatures that every tier of the built-in policy is content with. */
export const TWO: readonly Approval[] = [signed("ann"), signed("bob")];

/** One test a case. */
export function runCases(table: readonly Case[]): void {
	for (const [name, spec, outcome, reasons] of table) {
		it(name, () => {
			const verdict = evaluate(buildInput(spec));
			expect(verdict.reasons.map((reason) => `${reason.code}:${reason.outcome}`)).toEqual(reasons);
			expect(verdict.outcome).toBe(outcome);
		});
	}
}
