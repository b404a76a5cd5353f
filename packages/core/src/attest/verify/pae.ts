/**
 * The bytes that DSSE signs: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md#signature-definition
 * Lengths are part of it, so that type and body cannot be shifted against each other.
 */
export function toPreAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
	const type = Buffer.from(payloadType, "utf8");
	return Buffer.concat([
		Buffer.from(`DSSEv1 ${type.length} `),
		type,
		Buffer.from(` ${payload.length} `),
		payload,
	]);
}
