import { crc32 } from "node:zlib";

/** Bytes of a fingerprint. */
export const PRINT_BYTES = 6;

/**
 * Which rows of a segment added which lines, in buckets by how a fingerprint begins: a file's lines are looked up in as
 * many buckets as it has lines, and no others are read. An entry is two numbers: the first four bytes of the fingerprint,
 * and its last two before the row.
 */
export interface LinePostings {
	/** Checksum and number of entries of each bucket. */
	readonly table: Uint32Array;
	readonly buckets: readonly Uint32Array[];
}

/** As many entries as SQLite reads about as fast as one. */
const OF_BUCKET = 2048;
const MAX_BITS = 12;

function countBits(entries: number): number {
	return Math.min(MAX_BITS, Math.max(0, Math.floor(Math.log2(Math.max(1, entries / OF_BUCKET)))));
}

export function bucketOf(high: number, buckets: number): number {
	return Math.floor(high / (2 ** 32 / buckets));
}

function visitPrints(
	rows: readonly Uint8Array[],
	visit: (high: number, low: number, row: number) => void,
): void {
	for (const [row, prints] of rows.entries()) {
		const view = new DataView(prints.buffer, prints.byteOffset, prints.byteLength);
		for (let at = 0; at + PRINT_BYTES <= prints.byteLength; at += PRINT_BYTES) {
			visit(view.getUint32(at), view.getUint16(at + 4), row);
		}
	}
}

/** @param rows the fingerprints of each row, at most 65,536 rows. */
export function encodePostings(rows: readonly Uint8Array[]): LinePostings {
	const entries = rows.reduce((sum, prints) => sum + Math.floor(prints.byteLength / PRINT_BYTES), 0);
	const count = 2 ** countBits(entries);
	const starts = new Uint32Array(count + 1);
	visitPrints(rows, (high) => {
		const next = bucketOf(high, count) + 1;
		starts[next] = (starts[next] ?? 0) + 1;
	});
	for (let one = 1; one <= count; one += 1) starts[one] = (starts[one] ?? 0) + (starts[one - 1] ?? 0);
	const all = new Uint32Array(2 * entries);
	const ends = starts.slice();
	visitPrints(rows, (high, low, row) => {
		const bucket = bucketOf(high, count);
		const at = ends[bucket] ?? 0;
		ends[bucket] = at + 1;
		all[2 * at] = high;
		all[2 * at + 1] = low * 2 ** 16 + row;
	});
	const buckets = Array.from({ length: count }, (_, one) =>
		all.subarray(2 * (starts[one] ?? 0), 2 * (starts[one + 1] ?? 0)),
	);
	const table = Uint32Array.from(buckets.flatMap((bucket) => [sumOfBucket(bucket), bucket.length / 2]));
	return { table, buckets };
}

export function sumOfBucket(bucket: Uint32Array): number {
	return crc32(new Uint8Array(bucket.buffer, bucket.byteOffset, bucket.byteLength));
}

/** The fingerprints of each row, as they were encoded, in another order. */
export function decodePostings(rows: number, buckets: Iterable<Uint32Array>): readonly Uint8Array[] {
	const prints = Array.from({ length: rows }, (): number[] => []);
	for (const bucket of buckets) {
		for (let at = 0; at < bucket.length; at += 2) {
			const [high, rest] = [bucket[at] ?? 0, bucket[at + 1] ?? 0];
			prints[rest & 0xffff]?.push(high, rest >>> 16);
		}
	}
	return prints.map((pairs) => {
		const bytes = Buffer.alloc((pairs.length / 2) * PRINT_BYTES);
		for (let at = 0; at < pairs.length; at += 2) {
			bytes.writeUInt32BE(pairs[at] ?? 0, (at / 2) * PRINT_BYTES);
			bytes.writeUInt16BE(pairs[at + 1] ?? 0, (at / 2) * PRINT_BYTES + 4);
		}
		return bytes;
	});
}
