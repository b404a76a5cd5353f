import { sha256Hex } from "../../kit/index.ts";

/** The UUID (RFC 9562, version 8) of a text, so that the same export has the same id. */
export function toStableUuid(text: string): string {
	const digits = sha256Hex(text);
	const parts = [
		digits.slice(0, 8),
		digits.slice(8, 12),
		`8${digits.slice(13, 16)}`,
		`8${digits.slice(17, 20)}`,
		digits.slice(20, 32),
	];
	return parts.join("-");
}
