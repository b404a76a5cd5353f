import { ChangeError } from "./errors.ts";

export interface ObjectHeader {
	readonly id: string;
	readonly type: string;
	readonly size: number;
}

interface ObjectEvents {
	/** `--batch` sends a body after each header, `--batch-check` does not. */
	readonly hasBody: boolean;
	readonly onHeader: (header: ObjectHeader) => void;
	readonly onChunk: (chunk: Buffer) => void;
	/** The object is complete, or absent (null). */
	readonly onEnd: (header: ObjectHeader | null) => void;
}

/** An expression that names nothing is repeated in the answer. */
const HEADER_LIMIT = 4608;
const LINE_FEED = 0x0a;

function parseHeader(line: string): ObjectHeader | null {
	const match = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) (\d+)$/.exec(line);
	if (match) return { id: match[1] ?? "", type: match[2] ?? "", size: Number(match[3]) };
	if (/ (?:missing|ambiguous)$/.test(line)) return null;
	throw new ChangeError("CHANGE_UNEXPECTED_OUTPUT", {
		message: `git cat-file answered ${JSON.stringify(line.slice(0, 200))}.`,
	});
}

/**
 * Reads the stream of `git cat-file --batch`: `<id> <type> <size>` LF, contents, LF; or `<name> missing` LF.
 * https://git-scm.com/docs/git-cat-file#_batch_output
 */
export function createObjectParser(events: ObjectEvents): (chunk: Buffer) => void {
	let line = "";
	let header: ObjectHeader | null = null;
	/** Bytes of the body still to come, its closing line feed included; 0 between objects. */
	let remaining = 0;

	const takeHeader = (chunk: Buffer): number => {
		const end = chunk.indexOf(LINE_FEED);
		line += chunk.toString("latin1", 0, end === -1 ? chunk.length : end);
		if (line.length > HEADER_LIMIT) parseHeader(line);
		if (end === -1) return chunk.length;
		header = parseHeader(line);
		line = "";
		if (header) events.onHeader(header);
		if (header && events.hasBody) remaining = header.size + 1;
		else events.onEnd(header);
		return end + 1;
	};

	const takeBody = (chunk: Buffer): number => {
		const length = Math.min(remaining, chunk.length);
		const content = chunk.subarray(0, Math.min(length, remaining - 1));
		remaining -= length;
		if (content.length > 0) events.onChunk(content);
		if (remaining === 0) events.onEnd(header);
		return length;
	};

	return (chunk) => {
		let rest = chunk;
		while (rest.length > 0) rest = rest.subarray(remaining > 0 ? takeBody(rest) : takeHeader(rest));
	};
}
