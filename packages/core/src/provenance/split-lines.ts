const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** A file's bytes by line, as git counts lines. */
export interface SplitFile {
	readonly bytes: Uint8Array;
	/** Offset of each line's first byte, and of the end. */
	readonly starts: readonly number[];
}

export function splitFile(bytes: Uint8Array): SplitFile {
	const starts = [0];
	for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) starts.push(at + 1);
	if (starts.at(-1) !== bytes.length) starts.push(bytes.length);
	return { bytes, starts };
}

/** The text without the line end, LF or CRLF, that closes it. */
export function dropLineEnd(text: Uint8Array): Uint8Array {
	if (text.at(-1) !== NEWLINE) return text;
	return text.subarray(0, text.at(-2) === RETURN ? -2 : -1);
}

/** Lines `start` to `end` with their line ends; null where the file has not all of them. */
export function sliceLines({ bytes, starts }: SplitFile, start: number, end: number): Uint8Array | null {
	const [from, to] = [starts[start - 1], starts[end]];
	return from === undefined || to === undefined ? null : bytes.subarray(from, to);
}
