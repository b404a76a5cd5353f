/** How a file's text lies on the disk. */
export type Encoding = "utf8" | "crlf" | "bom" | "utf16le" | "latin1";

export function encodeText(text: string, encoding: Encoding): Uint8Array {
	if (encoding === "crlf") return Buffer.from(text.replaceAll("\n", "\r\n"));
	if (encoding === "bom") return Buffer.from(`\uFEFF${text}`);
	return Buffer.from(encoding === "utf16le" ? `\uFEFF${text}` : text, encoding);
}

export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
	const text = Buffer.from(bytes).toString(encoding === "crlf" || encoding === "bom" ? "utf8" : encoding);
	const bare = text.replace(/^\uFEFF/, "");
	return encoding === "crlf" ? bare.replaceAll("\r\n", "\n") : bare;
}
