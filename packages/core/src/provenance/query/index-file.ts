import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { sha256Hex } from "../../kit/index.ts";
import { type Flaw, type IndexState, parseIndexState, type SegmentEntry } from "./index-state.ts";
import { decodeNumbers, type PieceName, type Segment, sumOf } from "./segment.ts";

/** New segments, and which they replace. */
export interface IndexUpdate {
	readonly tip: string;
	readonly kept: readonly SegmentEntry[];
	readonly fresh: readonly Segment[];
	readonly flaws: readonly Flaw[];
}

/** Thrown when the file does not hold what was written; whoever reads it looks at the records themselves instead. */
export class IndexDamage extends Error {
	override readonly name = "IndexDamage";
}

/** Pages of a size that long columns and short buckets both fill. `DELETE` needs no other files beside this one, so that it can be deleted. */
const SCHEMA = `
PRAGMA busy_timeout = 250;
PRAGMA page_size = 8192;
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = NORMAL;
PRAGMA cell_size_check = ON;
CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), text TEXT NOT NULL, seal TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS piece (seq INTEGER, name TEXT, bytes BLOB NOT NULL, PRIMARY KEY (seq, name));
CREATE TABLE IF NOT EXISTS bucket (seq INTEGER, number INTEGER, bytes BLOB NOT NULL, PRIMARY KEY (seq, number)) WITHOUT ROWID;
`;

/** https://www.sqlite.org/rescode.html: SQLITE_CORRUPT and SQLITE_NOTADB */
const DAMAGED = [11, 26];

export function isDamage(error: unknown): boolean {
	if (error instanceof IndexDamage || error instanceof SyntaxError || error instanceof RangeError)
		return true;
	return error instanceof Error && "errcode" in error && DAMAGED.includes(Number(error.errcode) & 0xff);
}

async function openDatabase(file: string, create: (file: string) => DatabaseSync): Promise<DatabaseSync> {
	const prepare = (): DatabaseSync => {
		const database = create(file);
		try {
			database.exec(SCHEMA);
			return database;
		} catch (error) {
			database.close();
			throw error;
		}
	};
	try {
		return prepare();
	} catch (error) {
		if (!isDamage(error)) throw error;
		await removeIndex(file);
		return prepare();
	}
}

/** Forgets an index; it is made anew from the ref. */
export async function removeIndex(file: string): Promise<void> {
	await Promise.all([file, `${file}-journal`].map((path) => rm(path, { force: true }).catch(() => {})));
}

/** An open index. Everything that is read is compared with its checksum: SQLite itself would not see a changed byte. */
export class IndexFile {
	readonly #database: DatabaseSync;

	constructor(database: DatabaseSync) {
		this.#database = database;
	}

	/**
	 * Null without SQLite (Node 20), and where the file cannot be read or written: do without. A file that is no database
	 * is made anew.
	 */
	static async open(file: string): Promise<IndexFile | null> {
		try {
			await mkdir(dirname(file), { recursive: true, mode: 0o700 });
			const { DatabaseSync } = await import("node:sqlite");
			return new IndexFile(await openDatabase(file, (path) => new DatabaseSync(path)));
		} catch {
			return null;
		}
	}

	/** Runs `read` on one state of the file, whatever others write meanwhile. */
	inSnapshot<Result>(read: () => Result): Result {
		this.#database.exec("BEGIN");
		try {
			return read();
		} finally {
			this.#database.exec("COMMIT");
		}
	}

	/**
	 * Null when nothing was written yet.
	 * @throws IndexDamage
	 */
	readState(): IndexState | null {
		const row = this.#database.prepare("SELECT text, seal FROM state WHERE one = 1").get();
		if (row === undefined) return null;
		const { text, seal } = row;
		if (typeof text !== "string" || sha256Hex(text) !== seal) throw new IndexDamage("The state is damaged.");
		const state = parseIndexState(JSON.parse(text));
		if (state === null) throw new IndexDamage("The state is damaged.");
		return state;
	}

	/** @throws IndexDamage */
	readPiece({ seq, sums }: SegmentEntry, name: PieceName): Uint8Array {
		const row = this.#database.prepare("SELECT bytes FROM piece WHERE seq = ? AND name = ?").get(seq, name);
		const bytes = row?.bytes;
		if (bytes instanceof Uint8Array && sumOf(bytes) === sums[name]) return bytes;
		throw new IndexDamage(`The column ${name} is damaged.`);
	}

	/**
	 * Buckets of a segment's lines: those that are asked for, or all.
	 * @throws IndexDamage
	 */
	*readBuckets(
		segment: SegmentEntry,
		table: Uint32Array,
		numbers?: Iterable<number>,
	): Generator<Uint32Array> {
		const select = this.#database.prepare("SELECT bytes FROM bucket WHERE seq = ? AND number = ?");
		for (const number of numbers ?? Array.from({ length: table.length / 2 }).keys()) {
			const [sum, entries = 0] = table.subarray(2 * number, 2 * number + 2);
			if (entries === 0) continue;
			const bytes = select.get(segment.seq, number)?.bytes;
			const isSound = bytes instanceof Uint8Array && bytes.byteLength === 8 * entries && sumOf(bytes) === sum;
			if (!isSound) throw new IndexDamage(`The bucket ${number} is damaged.`);
			yield decodeNumbers(bytes);
		}
	}

	/** Writes all or nothing. False when another process wrote since `seen` was read, or is writing. */
	write(seen: IndexState | null, update: IndexUpdate): boolean {
		try {
			this.#database.exec("BEGIN IMMEDIATE");
		} catch {
			return false;
		}
		try {
			const isSame = JSON.stringify(this.#findState()) === JSON.stringify(seen);
			if (isSame) this.#replace(update);
			this.#database.exec("COMMIT");
			return isSame;
		} catch {
			this.#database.exec("ROLLBACK");
			return false;
		}
	}

	/** A damaged state counts as none: it is about to be replaced. */
	#findState(): IndexState | null {
		try {
			return this.readState();
		} catch {
			return null;
		}
	}

	#replace({ tip, kept, fresh, flaws }: IndexUpdate): void {
		const segments = [...kept];
		let seq = 1 + Math.max(0, ...kept.map((one) => one.seq));
		const others = `seq NOT IN (${[0, ...kept.map((one) => one.seq)].join(",")})`;
		this.#database.exec(`DELETE FROM piece WHERE ${others}; DELETE FROM bucket WHERE ${others};`);
		for (const segment of fresh) {
			segments.push(this.#insert(seq, segment));
			seq += 1;
		}
		const text = JSON.stringify({ tip, segments, flaws });
		this.#database
			.prepare("INSERT OR REPLACE INTO state (one, text, seal) VALUES (1, ?, ?)")
			.run(text, sha256Hex(text));
	}

	#insert(seq: number, { rows, from, to, pieces, buckets }: Segment): SegmentEntry {
		const insertPiece = this.#database.prepare("INSERT INTO piece (seq, name, bytes) VALUES (?, ?, ?)");
		const insertBucket = this.#database.prepare("INSERT INTO bucket (seq, number, bytes) VALUES (?, ?, ?)");
		const sums: Record<string, number> = {};
		for (const [name, bytes] of pieces) {
			insertPiece.run(seq, name, bytes);
			sums[name] = sumOf(bytes);
		}
		for (const [number, bytes] of buckets.entries()) {
			if (bytes.byteLength > 0) insertBucket.run(seq, number, bytes);
		}
		return { seq, rows, from, to, sums };
	}

	close(): void {
		this.#database.close();
	}
}
