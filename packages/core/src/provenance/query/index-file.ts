import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { sha256Hex } from "../../kit/index.ts";
import { type PieceName, type Segment, sumOf } from "./segment.ts";

const SegmentEntry = z.object({
	seq: z.int(),
	rows: z.int().positive(),
	from: z.number(),
	to: z.number(),
	sums: z.record(z.string(), z.int()),
});
const Flaw = z.object({ code: z.string(), where: z.string(), message: z.string() });
/** What the index holds: a commit of the ref, its segments, and what of that commit is no record. */
const IndexState = z.object({ tip: z.string(), segments: z.array(SegmentEntry), flaws: z.array(Flaw) });
export type IndexState = Readonly<z.infer<typeof IndexState>>;
export type SegmentEntry = z.infer<typeof SegmentEntry>;
export type Flaw = z.infer<typeof Flaw>;

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

/** Large pages, because columns are long. `DELETE` needs no other files beside this one, so that it can be deleted. */
const SCHEMA = `
PRAGMA busy_timeout = 250;
PRAGMA page_size = 32768;
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = NORMAL;
PRAGMA cell_size_check = ON;
CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), text TEXT NOT NULL, seal TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS piece (seq INTEGER, name TEXT, bytes BLOB NOT NULL, PRIMARY KEY (seq, name));
`;

/** https://www.sqlite.org/rescode.html: SQLITE_CORRUPT and SQLITE_NOTADB */
const DAMAGED = [11, 26];

export function isDamage(error: unknown): boolean {
	if (error instanceof IndexDamage || error instanceof z.ZodError || error instanceof SyntaxError)
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
		return IndexState.parse(JSON.parse(text));
	}

	/** @throws IndexDamage */
	readPiece({ seq, sums }: SegmentEntry, name: PieceName): Uint8Array {
		const row = this.#database.prepare("SELECT bytes FROM piece WHERE seq = ? AND name = ?").get(seq, name);
		const bytes = row?.bytes;
		if (bytes instanceof Uint8Array && sumOf(bytes) === sums[name]) return bytes;
		throw new IndexDamage(`The column ${name} is damaged.`);
	}

	/** Writes all or nothing. False when another process wrote since `seen` was read, or is writing. */
	write(seen: IndexState | null, update: IndexUpdate): boolean {
		const run = (sql: string, ...values: readonly (string | number | Uint8Array)[]) =>
			this.#database.prepare(sql).run(...values);
		try {
			this.#database.exec("BEGIN IMMEDIATE");
		} catch {
			return false;
		}
		try {
			const isSame = JSON.stringify(this.#findState()) === JSON.stringify(seen);
			if (isSame) this.#replace(update, run);
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

	#replace(
		{ tip, kept, fresh, flaws }: IndexUpdate,
		run: (sql: string, ...values: readonly (string | number | Uint8Array)[]) => unknown,
	): void {
		const segments = [...kept];
		let seq = 1 + Math.max(0, ...kept.map((one) => one.seq));
		run(`DELETE FROM piece WHERE seq NOT IN (${[0, ...kept.map((one) => one.seq)].join(",")})`);
		for (const { pieces, ...range } of fresh) {
			const sums: Record<string, number> = {};
			for (const [name, bytes] of pieces) {
				run("INSERT INTO piece (seq, name, bytes) VALUES (?, ?, ?)", seq, name, bytes);
				sums[name] = sumOf(bytes);
			}
			segments.push({ seq, ...range, sums });
			seq += 1;
		}
		const text = JSON.stringify({ tip, segments, flaws });
		run("INSERT OR REPLACE INTO state (one, text, seal) VALUES (1, ?, ?)", text, sha256Hex(text));
	}

	close(): void {
		this.#database.close();
	}
}
