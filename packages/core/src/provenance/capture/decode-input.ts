import { CaptureError } from "./errors.ts";

/** A prompt with a pasted log may be tens of megabytes; beyond this, something else is wrong. */
export const MAX_INPUT_BYTES = 64 * 1024 * 1024;

/** UTF-16 without a mark: JSON begins with an ASCII character, whose other byte is zero. */
function chooseEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
	if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
	return "utf-8";
}

/**
 * The JSON of an event. Hooks on Windows send a byte order mark, or UTF-16.
 * @throws CaptureError CAPTURE_INPUT_TOO_LARGE, CAPTURE_INPUT_MALFORMED
 */
export function decodeInput(bytes: Uint8Array): unknown {
	if (bytes.length > MAX_INPUT_BYTES) {
		const message = `The event has more than ${MAX_INPUT_BYTES} bytes.`;
		throw new CaptureError("CAPTURE_INPUT_TOO_LARGE", { message });
	}
	const encoding = chooseEncoding(bytes);
	try {
		return JSON.parse(new TextDecoder(encoding, { fatal: true }).decode(bytes)) as unknown;
	} catch {
		// The cause would quote the event, which may hold secrets.
		const message = `The event (${bytes.length} bytes) is not JSON in ${encoding}.`;
		throw new CaptureError("CAPTURE_INPUT_MALFORMED", { message });
	}
}
