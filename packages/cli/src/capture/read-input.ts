/**
 * Standard input as bytes. What exceeds the limit is read and dropped, so that the assistant is not stopped by a
 * closed pipe; one byte too many stays, for capture to say so.
 */
export async function readInput(limit: number): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
		const rest = limit + 1 - size;
		if (rest <= 0) continue;
		chunks.push(chunk.subarray(0, rest));
		size += Math.min(chunk.length, rest);
	}
	return Buffer.concat(chunks);
}
