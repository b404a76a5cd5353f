import { sha256Hex } from "../../kit/index.ts";
import type { Envelope, RefStore } from "../../model/index.ts";
import { parseEnvelope, renderEnvelope } from "../envelope/index.ts";
import { AttestError } from "../errors.ts";

/** Where envelopes live; travels with `git push` and `git fetch`. */
export const STATEMENTS_REF = "refs/countersign/statements";

const NAME = /^([0-9a-f]{64})\.json$/;

/** Stores an envelope under the SHA-256 of its canonical text. Storing it twice changes nothing. */
export async function storeEnvelope(
	store: RefStore,
	envelope: Envelope,
): Promise<{ readonly digest: string; readonly ref: string }> {
	const content = renderEnvelope(envelope);
	const digest = sha256Hex(content);
	await store.put(STATEMENTS_REF, [{ name: `${digest}.json`, content }]);
	return { digest, ref: STATEMENTS_REF };
}

/**
 * The envelope with this digest.
 * @throws AttestError `ATTEST_ENVELOPE_MISSING`, `ATTEST_ENVELOPE_ALTERED` or `ATTEST_ENVELOPE_MALFORMED`.
 */
export async function readEnvelope(store: RefStore, digest: string): Promise<Envelope> {
	const name = `${digest}.json`;
	const bytes = NAME.test(name) ? await store.get(STATEMENTS_REF, name) : null;
	if (bytes === null) {
		const message = `There is no ${JSON.stringify(name)} under ${STATEMENTS_REF}.`;
		throw new AttestError("ATTEST_ENVELOPE_MISSING", { message });
	}
	const actual = sha256Hex(bytes);
	if (actual !== digest) {
		const message = `The envelope ${digest} has the digest ${actual}.`;
		throw new AttestError("ATTEST_ENVELOPE_ALTERED", { message });
	}
	return parseEnvelope(bytes);
}

/** Digests of all stored envelopes, sorted. Foreign names under the ref are not ours to read. */
export async function listEnvelopes(store: RefStore): Promise<readonly string[]> {
	const names = await store.list(STATEMENTS_REF);
	return names.flatMap((name) => NAME.exec(name)?.[1] ?? []).sort();
}
