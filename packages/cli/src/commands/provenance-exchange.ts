import { PROVENANCE_REF, pullRef, pushRef } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { openRecords } from "../provenance/open-records.ts";
import type { Session } from "../session.ts";

function describe(done: boolean, what: string): string {
	return done ? what : `nothing ${what}`;
}

/** Unites our records with those of a remote, and sends it what it lacks. */
export async function exchangeProvenance(
	session: Session,
	direction: "push" | "pull",
	remote: string,
): Promise<number> {
	const { repository } = await openRecords(session);
	const exchange = direction === "push" ? pushRef : pullRef;
	const { commit, received, sent } = await exchange(repository, remote, PROVENANCE_REF);
	await writeResult(session, {
		text: () => {
			const parts = [
				describe(received, "received"),
				...(direction === "push" ? [describe(sent, "sent")] : []),
			];
			return commit === null ? "Neither side has records.\n" : `${remote}: ${parts.join(", ")}.\n`;
		},
		json: { remote, ref: PROVENANCE_REF, commit, received, sent },
	});
	return 0;
}
