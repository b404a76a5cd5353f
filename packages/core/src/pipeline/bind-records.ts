import {
	AttestError,
	buildBindingStatement,
	createEnvelope,
	findSigningFingerprint,
	findSshSigner,
	storeBinding,
} from "../attest/index.ts";
import { overlapsRanges } from "../kit/index.ts";
import type { CitedRecord, ObjectId, OriginRange, ProvenanceReport, ToolVersion } from "../model/index.ts";
import { createKeyFinder, type SignedCitations } from "./cite-signed-records.ts";
import type { Ports } from "./ports.ts";

export interface BindingRequest {
	readonly ports: Ports;
	readonly provenance: ProvenanceReport;
	readonly cited: SignedCitations;
	readonly tool: ToolVersion;
	/** ISO 8601. */
	readonly now: string;
}

/** Records that were signed, and the commits whose signature they share. */
export interface BoundRecords {
	/** Digest of the stored statement; null when nothing was left to sign. */
	readonly digest: string | null;
	readonly key: string | null;
	readonly commits: readonly ObjectId[];
	readonly records: readonly string[];
}

const NOTHING: BoundRecords = { digest: null, key: null, commits: [], records: [] };

type Ranges = readonly OriginRange[];

/** The commits that brought in the lines for which a record speaks. */
function listCommits(ranges: Ranges, record: CitedRecord): readonly ObjectId[] {
	const touched = ranges.filter(({ range }) => overlapsRanges(record.lines, range.start, range.end));
	return [...new Set(touched.flatMap(({ commit }) => commit ?? []))];
}

/** What the key can vouch for and has not yet: records whose lines came in with commits that the same key signed. */
async function findUnbound({ ports, provenance, cited }: BindingRequest, key: string) {
	const findKey = createKeyFinder(ports);
	const rangesByPath = new Map(provenance.files.map(({ path, ranges }) => [path, ranges]));
	const commits = new Set<ObjectId>();
	const records = new Set<string>();
	for (const record of cited.records) {
		if (cited.boundBy.get(record.id)?.has(key) === true) continue;
		for (const commit of listCommits(rangesByPath.get(record.path) ?? [], record)) {
			if ((await findKey(commit))?.key !== key) continue;
			commits.add(commit);
			records.add(record.id);
		}
	}
	return { commits: [...commits].sort(), records: [...records].sort() };
}

/**
 * Signs the records of commits that were signed with git's SSH key, with the same key, and stores the statement. Does
 * nothing where there is no such key, commit or record.
 * @throws AttestError ATTEST_SIGNING_FAILED; ChangeError when nothing can be stored.
 */
export async function bindRecords(request: BindingRequest): Promise<BoundRecords> {
	const { ports, cited, tool, now } = request;
	const key = cited.records.length === 0 ? null : await findSigningFingerprint(ports.config);
	if (key === null) return NOTHING;
	const { commits, records } = await findUnbound(request, key);
	const signer = records.length === 0 ? null : await findSshSigner(ports.config);
	if (signer === null || "unavailable" in signer) return { ...NOTHING, key };
	const envelope = await createEnvelope(buildBindingStatement({ commits, records, tool, now }), signer);
	if (envelope.signatures[0]?.keyid !== key) {
		const message = "The public key beside git's user.signingkey is not the one that signs.";
		throw new AttestError("ATTEST_SIGNING_FAILED", { message });
	}
	return { digest: await storeBinding(ports.store, envelope), key, commits, records };
}
