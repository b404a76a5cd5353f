import { crc32 } from "node:zlib";
import { decodePostings, encodePostings } from "./line-postings.ts";
import { type IndexedFacts, TEXT_FIELDS, type TextField } from "./record-facts.ts";

/**
 * One column of a segment. Ids come in parts, because an answer names few of them. `words` are the distinct texts of a
 * field, `codes` say which of them each row has. `lines.table` has the checksums of the buckets of lines.
 */
export type PieceName =
	| `id.${number}`
	| "at"
	| "kind"
	| "lines.table"
	| `${TextField}.words`
	| `${TextField}.codes`;

/** Facts of many records, column by column: a query reads the columns that it asks about, and no others. */
export interface Segment {
	readonly rows: number;
	/** The oldest and the youngest. */
	readonly from: number;
	readonly to: number;
	readonly pieces: ReadonlyMap<PieceName, Uint8Array>;
	/** Of lines: see `LinePostings`. */
	readonly buckets: readonly Uint8Array[];
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

/** A text column: row n has the text `words[codes[n]]`. */
export interface TextColumn {
	readonly words: readonly (string | null)[];
	readonly codes: Codes;
}

const ID_BYTES = 32;
const IDS_OF_PART = 1024;

export function sumOf(bytes: Uint8Array): number {
	return crc32(bytes);
}

export function toBytes(array: Codes | Float64Array): Uint8Array {
	return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function packCodes(codes: readonly number[], distinct: number): Codes {
	if (distinct <= 0x100) return Uint8Array.from(codes);
	return distinct <= 0x10000 ? Uint16Array.from(codes) : Uint32Array.from(codes);
}

function encodeTexts(texts: readonly (string | null)[]): readonly [Uint8Array, Uint8Array] {
	const known = new Map<string | null, number>();
	const codes = texts.map((text) => {
		const code = known.get(text) ?? known.size;
		known.set(text, code);
		return code;
	});
	return [Buffer.from(JSON.stringify([...known.keys()])), toBytes(packCodes(codes, known.size))];
}

export function encodeSegment(rows: readonly IndexedFacts[]): Segment {
	const pieces = new Map<PieceName, Uint8Array>();
	for (let row = 0; row < rows.length; row += IDS_OF_PART) {
		const part = rows.slice(row, row + IDS_OF_PART).map(({ id }) => id);
		pieces.set(`id.${row / IDS_OF_PART}`, Buffer.from(part.join(""), "hex"));
	}
	pieces.set("at", toBytes(Float64Array.from(rows, ({ at }) => at)));
	for (const field of TEXT_FIELDS) {
		const [words, codes] = encodeTexts(rows.map(({ texts }) => texts[field]));
		pieces.set(`${field}.words`, words).set(`${field}.codes`, codes);
	}
	const lines = encodePostings(rows.map(({ prints }) => prints));
	pieces.set(
		"kind",
		Uint8Array.from(rows, ({ kind }) => Number(kind === "ai")),
	);
	pieces.set("lines.table", toBytes(lines.table));
	let [from, to] = [Infinity, -Infinity];
	for (const { at } of rows) [from, to] = [Math.min(from, at), Math.max(to, at)];
	return { rows: rows.length, from, to, pieces, buckets: lines.buckets.map(toBytes) };
}

const WIDEST = 8;

/** What is not aligned cannot be seen as numbers of several bytes; it is copied, which SQLite's own bytes never need. */
function align(bytes: Uint8Array): Uint8Array {
	return bytes.byteOffset % WIDEST === 0 ? bytes : Uint8Array.from(bytes);
}

export function decodeNumbers(bytes: Uint8Array): Uint32Array {
	const { buffer, byteOffset, byteLength } = align(bytes);
	return new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT);
}

export function decodeTimes(bytes: Uint8Array): Float64Array {
	const { buffer, byteOffset, byteLength } = align(bytes);
	return new Float64Array(buffer, byteOffset, byteLength / Float64Array.BYTES_PER_ELEMENT);
}

/** Gives ids by row; each part is read once, when the first of its ids is asked for. */
export function createIdReader(read: (name: PieceName) => Uint8Array): (row: number) => string {
	const parts = new Map<number, Uint8Array>();
	return (row) => {
		const number = Math.floor(row / IDS_OF_PART);
		const part = parts.get(number) ?? read(`id.${number}`);
		parts.set(number, part);
		const at = (row % IDS_OF_PART) * ID_BYTES;
		return Buffer.from(part.subarray(at, at + ID_BYTES)).toString("hex");
	};
}

/** @throws SyntaxError or RangeError when the bytes are not what was encoded. */
export function decodeFacts(
	rows: number,
	read: (name: PieceName) => Uint8Array,
	buckets: Iterable<Uint32Array>,
): readonly IndexedFacts[] {
	const [idOf, times, kinds] = [createIdReader(read), decodeTimes(read("at")), read("kind")];
	const prints = decodePostings(rows, buckets);
	const columns = TEXT_FIELDS.map((field) => {
		return [field, decodeTexts(read(`${field}.words`), read(`${field}.codes`), rows)] as const;
	});
	return Array.from({ length: rows }, (_, row) => {
		const texts: Record<TextField, string | null> = {
			tool: null,
			model: null,
			session: null,
			path: null,
			person: null,
		};
		for (const [field, { words, codes }] of columns) texts[field] = words[codes[row] ?? -1] ?? null;
		const kind = kinds[row] === 1 ? "ai" : "human";
		const own = prints[row] ?? new Uint8Array();
		return { id: idOf(row), at: times[row] ?? Number.NaN, texts, kind, prints: own };
	});
}

function isText(value: unknown): value is string | null {
	return value === null || typeof value === "string";
}

/** @throws SyntaxError or RangeError when the bytes are not what was encoded. */
export function decodeTexts(words: Uint8Array, codes: Uint8Array, rows: number): TextColumn {
	const parsed: unknown = JSON.parse(Buffer.from(words).toString("utf8"));
	if (!Array.isArray(parsed) || !parsed.every(isText)) throw new RangeError("The words are no texts.");
	const width = codes.byteLength / rows;
	if (width === 1) return { words: parsed, codes };
	const { buffer, byteOffset } = align(codes);
	if (width === 2) return { words: parsed, codes: new Uint16Array(buffer, byteOffset, rows) };
	if (width === 4) return { words: parsed, codes: new Uint32Array(buffer, byteOffset, rows) };
	throw new RangeError(`A code has ${width} bytes.`);
}
