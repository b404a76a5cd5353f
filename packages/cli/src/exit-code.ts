import { CountersignError, type FailureKind, type Outcome, type Verdict } from "@countersign/core/model";

const BY_KIND: Readonly<Record<FailureKind, number>> = { policy: 1, fault: 2, evidence: 3 };
const BY_OUTCOME: Readonly<Record<Outcome, number>> = { pass: 0, warn: 0, block: 1, error: 2 };

/** DESIGN §5; what nobody foresaw is our own fault. */
export function toExitCode(thrown: unknown): number {
	return thrown instanceof CountersignError ? BY_KIND[thrown.kind] : BY_KIND.fault;
}

export function outcomeToExitCode(outcome: Outcome): number {
	return BY_OUTCOME[outcome];
}

/** A verdict that rests on bad evidence is told from one that we could not reach. */
export function verdictToExitCode({ outcome, reasons }: Verdict): number {
	const isBadEvidence = outcome === "error" && reasons.some(({ code }) => code === "bad-evidence");
	return isBadEvidence ? BY_KIND.evidence : outcomeToExitCode(outcome);
}
