const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** What an escaped byte looks like; a name that holds this by itself must be escaped too, or it would be ambiguous. */
const ESCAPE = /\\x[0-9a-f]{2}/;

function decodeStrict(bytes: Uint8Array): string | null {
	try {
		return strict.decode(bytes);
	} catch {
		return null;
	}
}

/** How many bytes a UTF-8 sequence with this first byte has; 0 where none can start. RFC 3629 §3. */
function sequenceLength(first: number): number {
	if (first < 0x80) return 1;
	if (first >= 0xc2 && first <= 0xdf) return 2;
	if (first >= 0xe0 && first <= 0xef) return 3;
	return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

function escapeBytes(bytes: Uint8Array): string {
	let text = "";
	let at = 0;
	while (at < bytes.length) {
		const first = bytes[at] ?? 0;
		const length = sequenceLength(first);
		const piece = length === 0 ? null : decodeStrict(bytes.subarray(at, at + length));
		if (piece === null) {
			text += `\\x${first.toString(16).padStart(2, "0")}`;
			at += 1;
		} else {
			text += piece === "\\" ? "\\\\" : piece;
			at += length;
		}
	}
	return text;
}

/**
 * A path of git as text: UTF-8 as it is; in a name that is not UTF-8, each wrong byte as `\xhh` (lower case) and each
 * backslash as `\\`. The same holds for a UTF-8 name that looks escaped. Two paths never give the same text.
 */
export function decodePath(bytes: Uint8Array): string {
	const text = decodeStrict(bytes);
	return text === null || ESCAPE.test(text) ? escapeBytes(bytes) : text;
}

/** The bytes that `decodePath` made `path` from. */
export function encodePath(path: string): Buffer {
	if (!ESCAPE.test(path)) return Buffer.from(path, "utf8");
	const pieces = path.match(/\\\\|\\x[0-9a-f]{2}|\\|[^\\]+/g) ?? [];
	return Buffer.concat(
		pieces.map((piece) => {
			if (piece === "\\\\") return Buffer.from("\\");
			return /^\\x/.test(piece) ? Buffer.from(piece.slice(2), "hex") : Buffer.from(piece, "utf8");
		}),
	);
}

/** Whether the name can be given to a program as an argument: Node passes arguments as UTF-8 only. */
export function isArgumentPath(path: string): boolean {
	return encodePath(path).equals(Buffer.from(path, "utf8"));
}
