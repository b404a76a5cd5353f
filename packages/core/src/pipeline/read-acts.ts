import { parseActStatement, type StoredAct } from "../approval/index.ts";
import { readSigned } from "../attest/index.ts";
import { CountersignError, type ReviewReport } from "../model/index.ts";
import type { Ports } from "./ports.ts";

export interface StoredActs {
	readonly acts: readonly StoredAct[];
	readonly problems: ReviewReport["problems"];
}

/** All signed human acts of this clone, whether or not they count. */
export async function readActs({ store }: Pick<Ports, "store">): Promise<StoredActs> {
	const { statements, faults } = await readSigned(store, "act");
	const acts: StoredAct[] = [];
	const problems = faults.map(({ digest, error }) => ({
		code: error.code,
		where: digest,
		message: error.message,
	}));
	for (const { digest, statement, signers, refused } of statements) {
		try {
			const act = parseActStatement(statement);
			acts.push({ id: digest, act, signers: signers.map(({ keyid }) => keyid), forged: refused[0] ?? null });
		} catch (error) {
			if (!(error instanceof CountersignError)) throw error;
			problems.push({ code: error.code, where: digest, message: error.message });
		}
	}
	return { acts, problems };
}
