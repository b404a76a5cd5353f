import type { RecordSignature } from "@countersign/core/model";

/** Who vouches for a record, in words. */
export function describeSignature({ state, key, principal, note }: RecordSignature): string {
	if (state === "none") return "nobody";
	if (state === "signed") return `signed by ${principal} (${key})`;
	const who = key === null ? "" : ` by ${key}`;
	return state === "bad" ? `FORGED OR ALTERED${who}: ${note}` : `signed${who}, which does not count: ${note}`;
}
