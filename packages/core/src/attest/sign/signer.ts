import type { Envelope } from "../../model/index.ts";

/** Makes one signature of a DSSE envelope. */
export interface Signer {
	/**
	 * Signs the pre-authentication encoding of an envelope.
	 * @throws AttestError `ATTEST_SIGNING_FAILED` when the key cannot be used.
	 */
	sign(message: Uint8Array): Promise<Envelope["signatures"][number]>;
}

/** A signing key is configured but cannot be used; `reason` is one sentence without machine paths. */
export interface UnavailableSigner {
	readonly unavailable: string;
}
