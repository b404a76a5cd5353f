import { ProvenanceError, type ProvenanceErrorCode } from "./errors.ts";

export interface DecodeLimits {
	readonly maxBytes: number;
	readonly tooLarge: ProvenanceErrorCode;
	readonly notText: ProvenanceErrorCode;
}

/**
 * Bytes to text. A byte order mark is dropped, since hooks on Windows write one; bytes that are not UTF-8 are refused,
 * since a replaced character could turn one path or key into another.
 * @throws ProvenanceError with the codes of `limits`.
 */
export function decodeEvidence(bytes: Uint8Array, limits: DecodeLimits): string {
	if (bytes.byteLength > limits.maxBytes) {
		const message = `It has ${bytes.byteLength} bytes; at most ${limits.maxBytes} are read.`;
		throw new ProvenanceError(limits.tooLarge, { message });
	}
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch (cause) {
		throw new ProvenanceError(limits.notText, { message: "It is not valid UTF-8.", cause });
	}
}
