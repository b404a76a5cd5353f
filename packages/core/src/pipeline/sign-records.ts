import { AttestError, type CommitKey, findSigningFingerprint } from "../attest/index.ts";
import { ChangeError, type Repository, readChange } from "../change/index.ts";
import { type Change, CountersignError, type ObjectId, type ToolVersion } from "../model/index.ts";
import { resolveProvenance, startReading } from "../provenance/index.ts";
import { type BoundRecords, bindRecords } from "./bind-records.ts";
import { citeSignedRecords, createKeyFinder } from "./cite-signed-records.ts";
import { openPorts, type Ports } from "./ports.ts";
import type { ReadingOptions } from "./reading-options.ts";

export interface SignRequest {
	/** The commit whose records are to be signed. */
	readonly revision: string;
	readonly tool: ToolVersion;
	/** ISO 8601. */
	readonly now: string;
	readonly reading?: ReadingOptions;
}

/** What `provenance sign` did. */
export interface SignedRecords extends BoundRecords {
	readonly commit: ObjectId;
	/** Records that speak for lines of the commit. */
	readonly cited: number;
}

/** What one commit changed; of the first one, everything. */
async function readCommitChange(repository: Repository, head: string): Promise<Change> {
	try {
		return await readChange(repository, { base: `${head}^`, head });
	} catch (error) {
		if (!(error instanceof ChangeError) || error.code !== "CHANGE_REVISION_UNKNOWN") throw error;
		const change = await readChange(repository, { head });
		const commit = change.commits.find(({ id }) => id === change.head.commit);
		// In a shallow clone a commit has a parent that is not here: its own lines cannot be told from older ones.
		if (commit?.parents.length !== 0) throw error;
		return change;
	}
}

const REASONS: Readonly<Record<NonNullable<Extract<CommitKey, { key: null }>["why"]>, string>> = {
	unsigned: "is not signed",
	unsupported: "is signed by a key or program whose signatures are not checked",
	forged: "has a signature that does not fit it",
};

async function assertSignedBySame(ports: Ports, commit: ObjectId): Promise<void> {
	const key = await findSigningFingerprint(ports.config);
	if (key === null) {
		throw new AttestError("ATTEST_NO_SIGNING_KEY", {
			message: "git is not set to sign with an SSH key whose public half can be read.",
		});
	}
	const found = await createKeyFinder(ports)(commit);
	if (found?.key === key) return;
	const why =
		found === null
			? "is not in this clone"
			: found.key === null
				? REASONS[found.why]
				: `is signed by ${found.key}`;
	throw new AttestError("ATTEST_COMMIT_NOT_SIGNED", {
		message: `The commit ${commit.slice(0, 12)} ${why}, and its records would be signed by ${key}.`,
	});
}

/**
 * Signs the provenance records of one commit with the key that signed the commit.
 * @throws AttestError ATTEST_NO_SIGNING_KEY, ATTEST_COMMIT_NOT_SIGNED, ATTEST_SIGNING_FAILED; ChangeError when the
 * commit cannot be read or nothing can be stored.
 */
export async function signRecords(
	repository: Repository,
	{ revision, tool, now, reading }: SignRequest,
): Promise<SignedRecords> {
	const change = await readCommitChange(repository, revision);
	const commit = change.head.commit ?? "";
	const ports = openPorts(repository);
	try {
		await assertSignedBySame(ports, commit);
		const inboxes = [repository.gitDir, repository.commonDir];
		const records = startReading({ ...reading, archive: ports.store, inboxes });
		const { report, recorded } = await resolveProvenance({ change, ...ports, policyPresent: false, records });
		const cited = await citeSignedRecords(ports, recorded);
		const bound = await bindRecords({ ports, provenance: report, cited, tool, now });
		return { ...bound, commit, cited: new Set(cited.records.map(({ id }) => id)).size };
	} finally {
		await ports.close();
	}
}

/** As `signRecords`; null where the commit is not ours to sign, or signing is not possible: records stay unsigned then. */
export async function trySignRecords(
	repository: Repository,
	request: SignRequest,
): Promise<SignedRecords | null> {
	try {
		return await signRecords(repository, request);
	} catch (error) {
		if (error instanceof CountersignError && error.kind === "fault") return null;
		throw error;
	}
}
