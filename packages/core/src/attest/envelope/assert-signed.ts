import type { Envelope } from "../../model/index.ts";
import { AttestError } from "../errors.ts";
import { type EnvelopeVerification, Refusal, verifyEnvelope } from "../verify/index.ts";

/**
 * Demands at least one acceptable signature and no refused one; gives the fingerprints that signed.
 * @throws AttestError of kind `evidence` with the code of the first refusal, or `ATTEST_UNSIGNED`.
 */
export function assertSigned(envelope: Envelope, allowedKeys: readonly string[]): readonly string[] {
	const { accepted, refused } = verifyOrThrow(envelope, allowedKeys);
	const [first] = refused;
	if (first) throw new AttestError(first.code, { message: `${first.keyid}: ${first.message}` });
	if (accepted.length === 0) {
		throw new AttestError("ATTEST_UNSIGNED", { message: "The evidence carries no signature." });
	}
	return accepted;
}

function verifyOrThrow(envelope: Envelope, allowedKeys: readonly string[]): EnvelopeVerification {
	try {
		return verifyEnvelope(envelope, allowedKeys);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new AttestError(error.code, { message: error.message, cause: error });
	}
}
