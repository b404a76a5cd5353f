/** UTF-8 text without a byte order mark; bytes that are not UTF-8 become replacement characters, which no parser takes. */
export function decodeText(bytes: Uint8Array): string {
	return new TextDecoder("utf-8").decode(bytes);
}
