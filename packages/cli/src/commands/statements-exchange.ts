import { openRepository, pullRef, pushRef, STATEMENTS_REF } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import type { Session } from "../session.ts";

/** Unites our signed statements with those of a remote, and sends it what it lacks. */
export async function exchangeStatements(
	session: Session,
	direction: "push" | "pull",
	remote: string,
): Promise<number> {
	const repository = await openRepository(session.directory);
	const exchange = direction === "push" ? pushRef : pullRef;
	const { commit, received, sent } = await exchange(repository, remote, STATEMENTS_REF);
	const words = [received ? "received" : "nothing received", sent ? "sent" : "nothing sent"];
	await writeResult(session, {
		text: () =>
			commit === null
				? "Neither side has signed statements.\n"
				: `${remote}: ${(direction === "push" ? words : words.slice(0, 1)).join(", ")}.\n`,
		json: { remote, ref: STATEMENTS_REF, commit, received, sent },
	});
	return 0;
}
