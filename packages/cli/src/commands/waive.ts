import { parseTime } from "../parse-time.ts";
import { parseRole } from "../people/parse-roles.ts";
import { type SigningOptions, signAndShow } from "../review/sign-and-show.ts";
import type { Session } from "../session.ts";

export interface WaiveOptions extends SigningOptions {
	readonly until: string;
	readonly reason: string;
	readonly role?: string;
	readonly files?: readonly string[];
}

/** Lets a change break a clause up to a date. */
export function waive(session: Session, clause: string, options: WaiveOptions): Promise<number> {
	const order = {
		kind: "waiver" as const,
		role: options.role === undefined ? null : parseRole(options.role),
		reason: options.reason,
		files: options.files ?? null,
		clause,
		until: parseTime("--until", options.until),
	};
	return signAndShow(session, order, options);
}
