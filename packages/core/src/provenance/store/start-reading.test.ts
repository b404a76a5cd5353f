import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRefStore, openRepository } from "../../change/index.ts";
import { createTestRepository, type TestRepository } from "../../change/testing/test-repository.ts";
import { lineFingerprint } from "../../kit/index.ts";
import type { ProvenanceRecord, RefArchive } from "../../model/index.ts";
import { type MatchedFile, matchNarrowed } from "../match/match-records.ts";
import { ProblemLog } from "../problem-log.ts";
import { findRecords } from "../query/find-records.ts";
import { sampleRecord } from "../testing/sample-record.ts";
import { getEntryName, PROVENANCE_REF } from "./entry-name.ts";
import { putRecords } from "./read-records.ts";
import { startReading } from "./start-reading.ts";

let repository: TestRepository;
let cache: string;
let indexFile: string;
let archive: RefArchive;

beforeEach(async () => {
	repository = createTestRepository();
	cache = mkdtempSync(join(tmpdir(), "countersign-index-"));
	indexFile = join(cache, "index.sqlite");
	archive = createRefStore(await openRepository(repository.root));
});

afterEach(() => {
	repository.remove();
	rmSync(cache, { recursive: true, force: true });
});

const PATHS = ["src/a.ts", "src/b.ts", "docs/c.md"];
/** Few enough to meet often: some tell much, some little, some nothing. */
const LINES = [
	"}",
	"return null;",
	"else {",
	'import { readFileSync } from "node:fs";',
	"const total = items.reduce((sum, item) => sum + item.price, 0);",
	"export function computeTotal(items: readonly Item[]): number {",
	"if (items.length === 0) throw new RangeError('no items at all');",
	"for (const item of items) total += item.price * item.quantity;",
];

const aRun = fc
	.record({
		lines: fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 6 }),
		before: fc.option(fc.constantFrom(...LINES)),
		after: fc.option(fc.constantFrom(...LINES)),
	})
	.map(({ lines, before, after }) => ({
		start: 1,
		lines: lines.map(lineFingerprint),
		before: before === null ? null : lineFingerprint(before),
		after: after === null ? null : lineFingerprint(after),
	}));

const aRecord = fc
	.record({
		kind: fc.constantFrom("ai" as const, "human" as const),
		path: fc.constantFrom(...PATHS),
		minute: fc.nat(59),
		call: fc.nat(1_000_000).map(String),
		runs: fc.array(aRun, { maxLength: 3 }),
	})
	.map(({ minute, ...rest }) => {
		return sampleRecord({ ...rest, at: `2026-03-01T08:${String(minute).padStart(2, "0")}:00Z` });
	});

const aFile = fc
	.record({
		path: fc.constantFrom(...PATHS, "new.ts"),
		oldPaths: fc.subarray(PATHS),
		lines: fc.array(fc.constantFrom(...LINES), { maxLength: 12 }),
	})
	.map(({ path, oldPaths, lines }): MatchedFile => {
		return { path, oldPaths, content: new TextEncoder().encode(lines.join("\n")) };
	});

/** What the records say of the files, how many were read for it, and the problems on the way. */
async function resolve(files: readonly MatchedFile[], index: string | null) {
	const reading = startReading({ archive, inboxes: [], indexFile: index });
	const paths = new Set(files.flatMap(({ path, oldPaths }) => [path, ...oldPaths]));
	const seen: string[] = [];
	let narrowed = false;
	const recorded = await matchNarrowed(files, async (prints) => {
		const some = (await reading.narrow?.({ prints, paths })) ?? null;
		narrowed = some !== null;
		const all = some?.records ?? reading.records;
		return {
			common: some?.common ?? new Map(),
			records: (async function* () {
				for await (const one of all) {
					if (paths.has(one.record.path)) seen.push(one.id);
					yield one;
				}
			})(),
		};
	});
	const problems = reading.problems.list().map(({ where, message }) => `${where} ${message}`);
	return { narrowed, answer: { recorded, ofPaths: seen.sort(), problems: problems.sort() } };
}

async function buildIndex(): Promise<void> {
	await findRecords({ archive, indexFile }, {}, new ProblemLog());
}

async function expectSame(files: readonly MatchedFile[]): Promise<boolean> {
	const indexed = await resolve(files, indexFile);
	const full = await resolve(files, null);
	expect(full.narrowed).toBe(false);
	expect(indexed.answer).toEqual(full.answer);
	return indexed.narrowed;
}

const FILE: MatchedFile = {
	path: "src/a.ts",
	oldPaths: [],
	content: new TextEncoder().encode(LINES.join("\n")),
};

function manyOf(
	count: number,
	change: (at: number) => Partial<ProvenanceRecord>,
): readonly ProvenanceRecord[] {
	return Array.from({ length: count }, (_, at) => sampleRecord({ call: String(at), ...change(at) }));
}

describe("startReading with an index", () => {
	it("gives the same answer as without, whatever the records and the files", async () => {
		const batches = fc.array(fc.array(aRecord, { maxLength: 90 }), { minLength: 1, maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(batches, fc.array(aFile, { minLength: 1, maxLength: 2 }), async (batch, files) => {
				for (const records of batch) {
					await putRecords(archive, records);
					await expectSame(files);
					await buildIndex();
					expect(await expectSame(files)).toBe(true);
				}
			}),
			{ numRuns: 12 },
		);
	}, 60_000);

	it("counts lines that very many records have without reading these", async () => {
		const [, telling = ""] = LINES.slice(3);
		const runs = [
			{ start: 1, lines: [lineFingerprint(telling), lineFingerprint("}")], before: null, after: null },
		];
		await putRecords(
			archive,
			manyOf(300, (at) => ({ path: `lib/${at % 2}.ts`, runs })),
		);
		await putRecords(
			archive,
			manyOf(3, () => ({ path: "src/a.ts", runs, kind: "human" })),
		);
		await buildIndex();
		expect(await expectSame([FILE])).toBe(true);
		const reading = startReading({ archive, inboxes: [], indexFile });
		const print = lineFingerprint(telling);
		const found = await reading.narrow?.({ prints: new Set([print]), paths: new Set(["src/a.ts"]) });
		expect(found?.records.length).toBe(3);
		expect(found?.common.get(print)?.count).toBe(303);
	});

	it("follows what is added, what is taken away, and what is no record", async () => {
		await putRecords(
			archive,
			manyOf(5, (at) => ({ path: PATHS[at % 3] ?? "", session: "one" })),
		);
		await buildIndex();
		const added = await putRecords(
			archive,
			manyOf(4, () => ({ path: "src/a.ts", session: "two" })),
		);
		expect(await expectSame([FILE])).toBe(true);
		await archive.put(PROVENANCE_REF, [{ name: getEntryName("record", "a".repeat(64)), content: "{}" }]);
		expect(await expectSame([FILE])).toBe(true);
		const remove = added.slice(0, 1).map((id) => getEntryName("record", id));
		await archive.edit(PROVENANCE_REF, { add: [], remove });
		expect(await expectSame([FILE])).toBe(false);
	});

	it("reads all records where the index is damaged, and removes it", async () => {
		await putRecords(
			archive,
			manyOf(30, () => ({ path: "src/a.ts" })),
		);
		await buildIndex();
		truncateSync(indexFile, Math.floor(readFileSync(indexFile).length / 2));
		expect(await expectSame([FILE])).toBe(false);
	});

	it("believes no column that was changed behind its checksum", async () => {
		const lines = [lineFingerprint(LINES[4] ?? "")];
		await putRecords(
			archive,
			manyOf(3, () => ({ path: "b.ts", runs: [{ start: 1, lines, before: null, after: null }] })),
		);
		for (const sql of [
			"UPDATE bucket SET bytes = zeroblob(length(bytes))",
			"DELETE FROM bucket",
			"UPDATE piece SET bytes = zeroblob(length(bytes)) WHERE name = 'kind'",
			"UPDATE piece SET bytes = zeroblob(length(bytes)) WHERE name = 'lines.table'",
			"DELETE FROM piece WHERE name = 'path.codes'",
		]) {
			await buildIndex();
			const database = new DatabaseSync(indexFile);
			database.exec(sql);
			database.close();
			expect(await expectSame([FILE]), sql).toBe(false);
			expect(existsSync(indexFile), sql).toBe(false);
		}
	});

	it("reads all records where the index is no file of ours", async () => {
		await putRecords(
			archive,
			manyOf(3, () => ({ path: "src/a.ts" })),
		);
		writeFileSync(indexFile, "not a database".repeat(1000));
		expect(await expectSame([FILE])).toBe(false);
	});

	it("leaves an index behind where records are many, and only there", async () => {
		await putRecords(
			archive,
			manyOf(20, () => ({ path: "src/a.ts" })),
		);
		await resolve([FILE], indexFile);
		expect(existsSync(indexFile)).toBe(false);
		await putRecords(
			archive,
			manyOf(2_000, (at) => ({ path: `lib/${at}.ts` })),
		);
		expect((await resolve([FILE], indexFile)).narrowed).toBe(false);
		expect(await expectSame([FILE])).toBe(true);
	});
});
