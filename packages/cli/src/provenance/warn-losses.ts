import { type Loss, toPrintable } from "@countersign/core";
import { writeStderr } from "../output/write-stdout.ts";

/** What a format could not take, or an import did not use, for people; programs find it in the JSON. */
export function warnLosses(what: "lost" | "not imported", losses: readonly Loss[]): void {
	for (const { kind, count, unit, reason } of losses) {
		writeStderr(`${toPrintable(`${what}: ${kind}, ${count} ${unit}: ${reason}`)}\n`);
	}
}
