import { parseRole } from "../people/parse-roles.ts";
import { type SigningOptions, signAndShow } from "../review/sign-and-show.ts";
import type { Session } from "../session.ts";

export interface VetoOptions extends SigningOptions {
	readonly case?: string;
	readonly role?: string;
	readonly reason: string;
}

/** Stops a change until the veto is recalled. */
export function veto(session: Session, options: VetoOptions): Promise<number> {
	const role = options.role === undefined ? null : parseRole(options.role);
	const order = { kind: "veto" as const, role, reason: options.reason, case: options.case ?? null };
	return signAndShow(session, order, options);
}

export interface RecallOptions extends SigningOptions {
	readonly case: string;
	readonly reason: string;
}

/** Takes an act back, or the vetoes of a case. */
export function recall(session: Session, options: RecallOptions): Promise<number> {
	return signAndShow(session, { kind: "recall", case: options.case, reason: options.reason }, options);
}
