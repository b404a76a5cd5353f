import { CountersignError, type FailureKind, type Outcome } from "@countersign/core/model";

const BY_KIND: Readonly<Record<FailureKind, number>> = { policy: 1, fault: 2, evidence: 3 };
const BY_OUTCOME: Readonly<Record<Outcome, number>> = { pass: 0, warn: 0, block: 1, error: 2 };

/** DESIGN §5; what nobody foresaw is our own fault. */
export function toExitCode(thrown: unknown): number {
	return thrown instanceof CountersignError ? BY_KIND[thrown.kind] : BY_KIND.fault;
}

export function outcomeToExitCode(outcome: Outcome): number {
	return BY_OUTCOME[outcome];
}
