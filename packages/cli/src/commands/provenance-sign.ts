import { openRepository, type SignedRecords, signRecords } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { findIndexFile } from "../provenance/record-index.ts";
import type { Session } from "../session.ts";
import { VERSION } from "../version.ts";

export interface SignOptions {
	readonly commit: string;
}

function count(amount: number): string {
	return `${amount} record${amount === 1 ? "" : "s"}`;
}

function describe({ commit, cited, digest, key, records }: SignedRecords): string {
	const name = commit.slice(0, 12);
	if (cited === 0) return `No record speaks for lines of commit ${name}: there is nothing to sign.\n`;
	if (digest === null) return `${key} has signed the ${count(cited)} of commit ${name} before.\n`;
	return `Signed ${count(records.length)} of commit ${name} with ${key}; share it with \`countersign provenance push\`.\n`;
}

/** Signs the records of a commit with the key that signed the commit. */
export async function signProvenance(session: Session, { commit }: SignOptions): Promise<number> {
	const repository = await openRepository(session.directory);
	const tool = { name: "countersign", version: VERSION } as const;
	const reading = { indexFile: findIndexFile(repository) };
	const now = session.now.toISOString();
	const signed = await signRecords(repository, { revision: commit, tool, now, reading });
	await writeResult(session, { text: () => describe(signed), json: { ...signed } });
	return 0;
}
