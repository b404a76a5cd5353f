import { Refusal } from "./refusal.ts";

/**
 * Decodes padded standard base64.
 * @throws Refusal when the text is not the one spelling of its bytes: `Buffer.from` skips foreign characters and
 * ignores stray bits, which would let the stored text change while the signature still holds.
 */
export function parseBase64(text: string): Buffer {
	const bytes = Buffer.from(text, "base64");
	if (bytes.toString("base64") !== text) {
		throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "A base64 text is not in its canonical form.");
	}
	return bytes;
}
