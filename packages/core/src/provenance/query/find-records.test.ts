import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRefStore, openRepository, pullRef, pushRef } from "../../change/index.ts";
import { createTestRepository, type TestRepository } from "../../change/testing/test-repository.ts";
import { lineFingerprint, sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import type { ProvenanceRecord, RefArchive } from "../../model/index.ts";
import { ProblemLog } from "../problem-log.ts";
import { getEntryName, PROVENANCE_REF } from "../store/entry-name.ts";
import { putRecords } from "../store/read-records.ts";
import { sampleRecord } from "../testing/sample-record.ts";
import { findRecords, getRecord } from "./find-records.ts";
import type { RecordQuery } from "./record-query.ts";

let repository: TestRepository;
let cache: string;
let indexFile: string;

beforeEach(() => {
	repository = createTestRepository();
	cache = mkdtempSync(join(tmpdir(), "countersign-index-"));
	indexFile = join(cache, "folder", "index.sqlite");
});

afterEach(() => {
	repository.remove();
	rmSync(cache, { recursive: true, force: true });
});

function record(change: Partial<ProvenanceRecord> & { readonly word: string }): ProvenanceRecord {
	const { word, ...rest } = change;
	const runs = [{ start: 1, lines: [lineFingerprint(word)], before: null, after: null }];
	return sampleRecord({ runs, ...rest });
}

async function openArchive(root = repository.root): Promise<RefArchive> {
	return createRefStore(await openRepository(root));
}

/** The answer with the index and without, each with its problems. */
async function ask(archive: RefArchive, query: RecordQuery, limit?: number) {
	const limited = limit === undefined ? {} : { limit };
	const answers = [];
	for (const file of [indexFile, null]) {
		const problems = new ProblemLog();
		const { found, records } = await findRecords({ archive, indexFile: file, ...limited }, query, problems);
		const told = problems.list().map(({ where, message }) => `${where} ${message}`);
		answers.push({ found, ids: records.map(({ id }) => id), told: told.sort() });
	}
	return { indexed: answers[0], full: answers[1] };
}

async function expectSame(archive: RefArchive, query: RecordQuery, limit?: number) {
	const { indexed, full } = await ask(archive, query, limit);
	expect(indexed).toEqual(full);
	return full;
}

const TOOLS = ["cursor", "Codex", "claude-code"];
const MODELS = [null, "gpt-5", "GPT-5-mini", "opus"];
const aRecord = fc
	.record({
		word: fc.string({ minLength: 1, maxLength: 8 }),
		day: fc.integer({ min: 1, max: 28 }),
		tool: fc.constantFrom(...TOOLS),
		model: fc.constantFrom(...MODELS),
		session: fc.option(fc.constantFrom("s1", "s2", 'ü"\\\u2028')),
		path: fc.constantFrom("src/a.ts", "src/b.ts", "docs/ä.md"),
		human: fc.boolean(),
	})
	.map(({ day, tool, human, ...rest }) => {
		const person = human ? { name: "Ada Ünal", email: "ada@example.com" } : null;
		const at = `2026-02-${String(day).padStart(2, "0")}T08:00:00Z`;
		return record({ ...rest, at, tool: { name: tool, version: null }, person });
	});
const aQuery: fc.Arbitrary<RecordQuery> = fc.record(
	{
		tool: fc.constantFrom("CURSOR", "cod", "none"),
		model: fc.constantFrom("gpt", "GPT-5-M", "", "opus"),
		session: fc.constantFrom("S", "s2", "ü"),
		person: fc.constantFrom("ada", "<ada@", "ü", "bob"),
		path: fc.constantFrom("src/", "B.TS", "ä"),
		since: fc.constantFrom("2026-02-05", "2026-02-14T08:00:00Z"),
		until: fc.constantFrom("2026-02-14T08:00:00Z", "2026-02-20"),
	},
	{ requiredKeys: [] },
);
const aLimit = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined });

describe("the index", () => {
	it("answers as a full read does, whatever is added step by step", { timeout: 120_000 }, async () => {
		const steps = fc.array(fc.array(aRecord, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 });
		const asked = fc.array(fc.tuple(aQuery, aLimit), { minLength: 1, maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(steps, asked, async (batches, queries) => {
				const fresh = createTestRepository();
				rmSync(indexFile, { force: true });
				try {
					const archive = await openArchive(fresh.root);
					for (const batch of batches) {
						await putRecords(archive, batch);
						for (const [query, limit] of queries) await expectSame(archive, query, limit);
					}
				} finally {
					fresh.remove();
				}
			}),
			{ numRuns: 8 },
		);
	});

	it("answers as a full read does after clones were united", { timeout: 120_000 }, async () => {
		const batches = fc.array(fc.tuple(fc.boolean(), fc.array(aRecord, { minLength: 1, maxLength: 4 })), {
			minLength: 2,
			maxLength: 5,
		});
		await fc.assert(
			fc.asyncProperty(batches, aQuery, async (writes, query) => {
				const [mine, theirs] = [createTestRepository(), createTestRepository()];
				const remote = createTestRepository({ bare: true });
				rmSync(indexFile, { force: true });
				try {
					for (const clone of [mine, theirs]) clone.git("remote", "add", "origin", remote.root);
					for (const [isMine, records] of writes) {
						const clone = isMine ? mine : theirs;
						await putRecords(await openArchive(clone.root), records);
						await pushRef(await openRepository(clone.root), "origin", PROVENANCE_REF);
						await pullRef(await openRepository(mine.root), "origin", PROVENANCE_REF);
						await expectSame(await openArchive(mine.root), query);
					}
				} finally {
					for (const clone of [mine, theirs, remote]) clone.remove();
				}
			}),
			{ numRuns: 5 },
		);
	});

	it("reads no record that it is not asked for, and only what is new when the ref moves", async () => {
		const archive = await openArchive();
		const read: string[] = [];
		const watched: RefArchive = {
			...archive,
			open: async (ref) => {
				const snapshot = await archive.open(ref);
				if (snapshot === null) return null;
				const refuse = () => {
					throw new Error("All records are read.");
				};
				const readNamed = (names: readonly string[]) => {
					read.push(...names);
					return snapshot.readNamed(names);
				};
				return { ...snapshot, readAll: refuse, readNamed };
			},
		};
		await putRecords(archive, [record({ word: "one" }), record({ word: "two", model: "gpt-5" })]);
		await expectSame(archive, {});
		const [late = ""] = await putRecords(archive, [record({ word: "three", model: "gpt-5" })]);
		const lookup = { archive: watched, indexFile };
		expect((await findRecords(lookup, { model: "gpt" }, new ProblemLog())).found).toBe(2);
		expect(read).toHaveLength(3);
		expect(read).toContain(getEntryName("record", late));
		expect((await findRecords({ ...lookup, limit: 1 }, { model: "gpt" }, new ProblemLog())).found).toBe(2);
		expect(read).toHaveLength(4);
	});

	it("follows the ref back to an older commit and to foreign ones", async () => {
		const archive = await openArchive();
		await putRecords(archive, [record({ word: "one" })]);
		const first = repository.git("rev-parse", PROVENANCE_REF);
		await putRecords(archive, [record({ word: "two" })]);
		expect((await expectSame(archive, {}))?.found).toBe(2);
		repository.git("update-ref", PROVENANCE_REF, first);
		expect((await expectSame(archive, {}))?.found).toBe(1);
		repository.git("update-ref", "-d", PROVENANCE_REF);
		expect((await expectSame(archive, {}))?.found).toBe(0);
		await putRecords(archive, [record({ word: "three" })]);
		repository.git("gc", "--prune=now", "--quiet");
		expect((await expectSame(archive, {}))?.found).toBe(1);
	});

	it("tells of forged entries as a full read does, also of those that came later", async () => {
		const archive = await openArchive();
		const forge = (digit: string) => {
			return archive.put(PROVENANCE_REF, [{ name: `${digit.repeat(64)}.json`, content: "{}" }]);
		};
		await putRecords(archive, [record({ word: "one" })]);
		await forge("b");
		expect((await expectSame(archive, {}))?.told).toHaveLength(1);
		await forge("c");
		expect((await expectSame(archive, { tool: "cursor" }))?.told).toHaveLength(2);
	});

	it("finds words of prompts and snippets among what is meant", async () => {
		const archive = await openArchive();
		const content = toCanonicalJson({
			schema: "countersign/prompt-1",
			salt: "00",
			text: "Please parse DATES",
		});
		const object = sha256Hex(content);
		await archive.put(PROVENANCE_REF, [{ name: getEntryName("prompt", object), content }]);
		const prompt = { storage: "redacted" as const, object, hmac: null, redaction: null };
		const worded = record({ word: "const a = parse(1);", prompt });
		await putRecords(archive, [worded, record({ word: "const b = other(2);", model: "gpt-5" })]);
		expect((await expectSame(archive, { words: "dates parse" }))?.found).toBe(1);
		expect((await expectSame(archive, { words: "dates never" }))?.found).toBe(0);
		expect((await expectSame(archive, { snippet: "const b = other(2)", model: "gpt" }))?.found).toBe(1);
		expect((await expectSame(archive, { snippet: "const b = other(2)", tool: "codex" }))?.found).toBe(0);
	});
});

describe("an index that cannot be trusted", () => {
	async function fill(): Promise<RefArchive> {
		const archive = await openArchive();
		const records = Array.from({ length: 60 }, (_, i) => {
			return record({ word: `w${i}`, model: MODELS[i % 4] ?? null, session: `session ${i}` });
		});
		await putRecords(archive, records);
		await expectSame(archive, {});
		return archive;
	}

	it("is made anew where the file is no database, cut, or empty", async () => {
		const archive = await fill();
		const whole = readFileSync(indexFile);
		for (const bytes of [Buffer.from("no database ".repeat(900)), whole.subarray(0, 5000), Buffer.alloc(0)]) {
			writeFileSync(indexFile, bytes);
			await expectSame(archive, { model: "gpt" });
			await expectSame(archive, { model: "gpt" });
			expect(readFileSync(indexFile).subarray(0, 6).toString()).toBe("SQLite");
		}
	});

	it("never changes an answer, whatever byte of it is changed", { timeout: 120_000 }, async () => {
		const archive = await fill();
		const whole = readFileSync(indexFile);
		const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
		const changes = fc.array(change, { minLength: 1, maxLength: 400 });
		await fc.assert(
			fc.asyncProperty(changes, async (places) => {
				const damaged = Buffer.from(whole);
				for (const [at, mask] of places) damaged[at] = (damaged[at] ?? 0) ^ mask;
				writeFileSync(indexFile, damaged);
				rmSync(`${indexFile}-journal`, { force: true });
				await expectSame(archive, { model: "gpt-5", since: "2026-01-01" }, 3);
			}),
			{ numRuns: 25 },
		);
	});

	it("never changes an answer where a column of it is another", { timeout: 120_000 }, async () => {
		const archive = await fill();
		const whole = readFileSync(indexFile);
		const damage = (change: (database: DatabaseSync) => void): void => {
			writeFileSync(indexFile, whole);
			const database = new DatabaseSync(indexFile);
			change(database);
			database.close();
		};
		const pieces = ["model.codes", "model.words", "at", "id.0"];
		for (const [name, byte] of pieces.flatMap((piece) =>
			[0, 1, 2, 3].map((byte) => [piece, byte] as const),
		)) {
			damage((database) => {
				const found = database.prepare("SELECT bytes FROM piece WHERE name = ?").get(name)?.bytes;
				if (!(found instanceof Uint8Array)) throw new Error(`${name} is not in the index.`);
				found.fill(byte);
				database.prepare("UPDATE piece SET bytes = ? WHERE name = ?").run(found, name);
			});
			expect((await expectSame(archive, { model: "gpt-5" }))?.found).toBe(30);
		}
		damage((database) => database.exec("DELETE FROM piece"));
		await expectSame(archive, { model: "gpt-5" });
		damage((database) => database.exec(`UPDATE state SET text = replace(text, '"rows":60', '"rows":59')`));
		await expectSame(archive, { model: "gpt-5" });
	});

	it("is passed by where the folder cannot be written, and while another process has it locked", async () => {
		const archive = await fill();
		const blocked = join(cache, "file");
		writeFileSync(blocked, "");
		const lookup = { archive, indexFile: join(blocked, "index.sqlite") };
		expect((await findRecords(lookup, {}, new ProblemLog())).found).toBe(60);
		const holder = new DatabaseSync(indexFile);
		holder.exec("BEGIN EXCLUSIVE");
		await putRecords(archive, [record({ word: "late" })]);
		expect((await expectSame(archive, {}))?.found).toBe(61);
		holder.exec("ROLLBACK");
		holder.close();
		expect((await expectSame(archive, {}))?.found).toBe(61);
	});

	it("may be deleted, and shared by many that ask and add at once", async () => {
		const archive = await fill();
		rmSync(indexFile);
		const ask = async () => (await findRecords({ archive, indexFile }, {}, new ProblemLog())).found;
		expect(await Promise.all([ask(), ask(), ask(), ask()])).toEqual([60, 60, 60, 60]);
		const add = (i: number) => putRecords(archive, [record({ word: `more ${i}` })]);
		await Promise.all([add(1), ask(), add(2), ask(), add(3), ask()]);
		expect((await expectSame(archive, {}))?.found).toBe(63);
		expect(existsSync(indexFile)).toBe(true);
	});
});

describe("getRecord", () => {
	it("finds by the beginning of an id, and refuses what is none or not the only one", async () => {
		const archive = await openArchive();
		const ids = await putRecords(
			archive,
			Array.from({ length: 30 }, (_, i) => record({ word: `w${i}` })),
		);
		const [first = ""] = ids;
		expect((await getRecord(archive, first.slice(0, 12), new ProblemLog())).id).toBe(first);
		for (const id of ["abc", "zzzz", "../..", first.slice(0, 11).padEnd(64, "0")]) {
			await expect(getRecord(archive, id, new ProblemLog())).rejects.toThrow(/is the id of no record/);
		}
	});
});
