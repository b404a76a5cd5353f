import { PROVENANCE_REF, pullRef, pushRef, STATEMENTS_REF, trySignRecords } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { openRecords } from "../provenance/open-records.ts";
import type { Session } from "../session.ts";
import { VERSION } from "../version.ts";

function describe(done: boolean, what: string): string {
	return done ? what : `nothing ${what}`;
}

/** Unites our records, and the statements that sign them, with those of a remote, and sends it what it lacks. */
export async function exchangeProvenance(
	session: Session,
	direction: "push" | "pull",
	remote: string,
): Promise<number> {
	const { repository, reading } = await openRecords(session);
	if (direction === "push") {
		const tool = { name: "countersign", version: VERSION } as const;
		await trySignRecords(repository, { revision: "HEAD", tool, now: session.now.toISOString(), reading });
	}
	const exchange = direction === "push" ? pushRef : pullRef;
	const records = await exchange(repository, remote, PROVENANCE_REF);
	const statements = await exchange(repository, remote, STATEMENTS_REF);
	const [received, sent] = [records.received || statements.received, records.sent || statements.sent];
	await writeResult(session, {
		text: () => {
			const parts = [
				describe(received, "received"),
				...(direction === "push" ? [describe(sent, "sent")] : []),
			];
			const isEmpty = records.commit === null && statements.commit === null;
			return isEmpty ? "Neither side has records.\n" : `${remote}: ${parts.join(", ")}.\n`;
		},
		json: { remote, ref: PROVENANCE_REF, ...records, statements: { ref: STATEMENTS_REF, ...statements } },
	});
	return 0;
}
