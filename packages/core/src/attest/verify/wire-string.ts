/** An RFC 4251 `string`: the length as 32 bits, then the bytes. */
export function toWireString(content: string | Uint8Array): Buffer {
	const bytes = Buffer.from(content);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(bytes.length);
	return Buffer.concat([length, bytes]);
}
