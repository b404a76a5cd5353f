/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark. The mark is not part of the text, so offset 0 is the first
 * character after it. Null when the bytes are not text: invalid UTF-8, or NUL anywhere.
 */
export function decodeSource(bytes: Uint8Array): string | null {
	const encoding = findEncoding(bytes);
	try {
		// `ignoreBOM: false` is what strips the mark.
		const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
		return text.includes("\0") ? null : text;
	} catch (error) {
		// Thrown by the decoder for bytes that are not in the encoding (ERR_ENCODING_INVALID_ENCODED_DATA).
		if (error instanceof TypeError) return null;
		throw error;
	}
}

function findEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	return "utf-8";
}
