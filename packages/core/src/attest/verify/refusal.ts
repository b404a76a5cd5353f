/** Why a signature is not accepted; each is a code of the room's error catalog. */
export type RefusalCode =
	| "ATTEST_SIGNATURE_MALFORMED"
	| "ATTEST_SIGNATURE_INVALID"
	| "ATTEST_NAMESPACE_MISMATCH"
	| "ATTEST_KEY_UNSUPPORTED"
	| "ATTEST_KEY_NOT_ALLOWED";

/**
 * Stops the verification of one signature. Not the room's `AttestError`, because the verifier imports nothing but
 * `node:crypto` at run time, so that it can be read, and trusted, on its own.
 */
export class Refusal extends Error {
	readonly code: RefusalCode;

	constructor(code: RefusalCode, message: string) {
		super(message);
		this.name = "Refusal";
		this.code = code;
	}
}
