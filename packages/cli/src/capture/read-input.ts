import { readSync } from "node:fs";

const PIECE = 65_536;

/** A pipe that another program has set not to wait has nothing yet. */
function isNotYet(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code === "EAGAIN";
}

/** Windows reports the end of a closed pipe as an error. */
function isEnd(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code === "EOF";
}

class InputBuffer {
	readonly #chunks: Uint8Array[] = [];
	readonly #limit: number;
	#size = 0;

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** What exceeds the limit is dropped, but for one byte, which tells that it did. */
	add(chunk: Uint8Array): void {
		const rest = this.#limit + 1 - this.#size;
		if (rest <= 0) return;
		this.#chunks.push(chunk.subarray(0, rest));
		this.#size += Math.min(chunk.length, rest);
	}

	toBytes(): Uint8Array {
		return Buffer.concat(this.#chunks);
	}
}

/** True at the end of the input, false where it would have to be waited for. */
function readWhatIsThere(input: InputBuffer): boolean {
	for (;;) {
		const piece = Buffer.allocUnsafe(PIECE);
		try {
			const count = readSync(0, piece, 0, PIECE, null);
			if (count === 0) return true;
			input.add(piece.subarray(0, count));
		} catch (error) {
			if (isNotYet(error)) return false;
			if (isEnd(error)) return true;
			throw error;
		}
	}
}

/**
 * Standard input as bytes. What exceeds the limit is read and dropped, so that the assistant is not stopped by a
 * closed pipe; one byte too many stays, for capture to say so. Read without a stream, which takes longer to load than
 * most events take to handle.
 */
export async function readInput(limit: number): Promise<Uint8Array> {
	const input = new InputBuffer(limit);
	if (readWhatIsThere(input)) return input.toBytes();
	for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) input.add(chunk);
	return input.toBytes();
}
