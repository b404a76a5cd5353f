import type { ConfigReader, Envelope, Statement } from "../../model/index.ts";
import { AttestError } from "../errors.ts";
import { findSshSigner } from "../sign/index.ts";
import { createEnvelope } from "./create-envelope.ts";

export interface EvidenceEnvelope {
	readonly envelope: Envelope;
	/** Fingerprint of the key that signed, null when unsigned. */
	readonly signer: string | null;
	/** Why it is unsigned although a key is configured, null when all is well. */
	readonly note: string | null;
}

/**
 * An envelope signed with git's SSH key where there is one. A key that cannot be used costs the signature, never the
 * evidence: the envelope stays unsigned and `note` says so.
 */
export async function createEvidenceEnvelope(
	statement: Statement,
	config: ConfigReader,
): Promise<EvidenceEnvelope> {
	const signer = await findSshSigner(config);
	if (signer === null) return toUnsigned(statement, null);
	if ("unavailable" in signer) return toUnsigned(statement, signer.unavailable);
	try {
		const envelope = await createEnvelope(statement, signer);
		return { envelope, signer: envelope.signatures[0]?.keyid ?? null, note: null };
	} catch (error) {
		if (!(error instanceof AttestError) || error.code !== "ATTEST_SIGNING_FAILED") throw error;
		return toUnsigned(statement, error.message);
	}
}

async function toUnsigned(statement: Statement, note: string | null): Promise<EvidenceEnvelope> {
	return { envelope: await createEnvelope(statement, null), signer: null, note };
}
