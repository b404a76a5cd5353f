import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createRefStore, openRepository } from "../change/index.ts";
import type { TestRepository } from "../change/testing/test-repository.ts";
import { createTestScope } from "../change/testing/test-scope.ts";
import { lineFingerprint } from "../kit/index.ts";
import type { ProvenanceRecord } from "../model/index.ts";
import {
	type ExchangeFormat,
	type ExportFormat,
	findRecords,
	PROVENANCE_REF,
	ProblemLog,
	putRecords,
} from "../provenance/index.ts";
import { exportProvenance } from "./export-provenance.ts";
import { importProvenance } from "./import-provenance.ts";
import { readOrigins } from "./read-origins.ts";
import { readTextOrigins } from "./read-text-origins.ts";

const scope = createTestScope();
afterEach(() => scope.removeAll());

const HAND = ["const alpha = first(1);", "const bravo = second(2);"];
const MODEL = ["const charlie = third(3);", "const delta = fourth(4);", "const echo = fifth(5);"];
const PERSON = ["const foxtrot = sixth(6);", "const golf = seventh(7);"];

function text(...parts: readonly (readonly string[])[]): string {
	return `${parts.flat().join("\n")}\n`;
}

function toRecord(
	path: string,
	lines: readonly string[],
	change: Partial<ProvenanceRecord> = {},
): ProvenanceRecord {
	return {
		schema: "countersign/provenance-1",
		kind: "ai",
		at: "2026-01-01T00:00:00Z",
		tool: { name: "claude-code", version: null },
		model: "claude-opus-4-5",
		session: "s-1",
		call: null,
		person: null,
		permissionMode: null,
		proposalChanged: null,
		command: null,
		prompt: null,
		path,
		contentBefore: null,
		contentAfter: null,
		refinement: 0,
		runs: [{ start: 1, lines: lines.map(lineFingerprint), before: null, after: null }],
		...change,
	};
}

async function put(test: TestRepository, ...records: readonly ProvenanceRecord[]): Promise<void> {
	await putRecords(createRefStore(await openRepository(test.root)), records);
}

/** A commit before, and one with lines by hand, by an assistant and by a recorded person. */
async function createHistory(): Promise<TestRepository> {
	const test = scope.create();
	test.commit("Start", { "README.md": "hello\n" });
	test.commit("Change", { "a.ts": text(HAND, MODEL, PERSON) });
	const person = { name: "Ada Lovelace", email: "ada@example.com" };
	const human = {
		kind: "human",
		tool: { name: "vscode", version: null },
		model: null,
		session: null,
		person,
	} as const;
	await put(test, toRecord("a.ts", MODEL), toRecord("a.ts", PERSON, human));
	return test;
}

async function exportText(test: TestRepository, format: ExportFormat, revision = "HEAD") {
	return exportProvenance(await openRepository(test.root), { format, revision });
}

interface Given {
	readonly document?: string;
	readonly base?: string;
}

async function importFrom(
	test: TestRepository,
	format: ExchangeFormat,
	{ document, base = "HEAD~1" }: Given = {},
) {
	const files = document === undefined ? [] : [{ name: "given", bytes: new TextEncoder().encode(document) }];
	return importProvenance(await openRepository(test.root), { format, base, files });
}

async function show(test: TestRepository, base = "HEAD~1"): Promise<readonly string[]> {
	const { provenance } = await readOrigins(await openRepository(test.root), { base });
	return provenance.files.flatMap(({ path, ranges }) =>
		ranges.map(({ range, origin, grade, tool, model, session, person }) => {
			const by = [tool, model, session, person].map((part) => part ?? "-").join(" ");
			return `${path} ${range.start}-${range.end} ${origin}/${grade} ${by}`;
		}),
	);
}

const forget = (test: TestRepository) => test.git("update-ref", "-d", PROVENANCE_REF);
const kinds = ({ lost }: { readonly lost: readonly { readonly kind: string; readonly count: number }[] }) =>
	Object.fromEntries(lost.map(({ kind, count }) => [kind, count]));

const AI = "a.ts 3-5 ai/captured claude-code claude-opus-4-5 s-1 -";
const UNKNOWN = "unknown/none - - - -";

describe("export and import", () => {
	it("brings git-ai notes back whole, people included", async () => {
		const test = await createHistory();
		const before = await show(test);
		const note = await exportText(test, "git-ai");
		expect(note).toMatchObject({ lost: [], problems: [] });
		test.gitInput(note.text, "notes", "--ref=ai", "add", "-F", "-", "HEAD");
		forget(test);
		expect((await importFrom(test, "git-ai")).records).toHaveLength(2);
		test.git("update-ref", "-d", "refs/notes/ai");
		test.git("commit", "-q", "--amend", "-m", "Other words");
		expect(await show(test)).toEqual(before);
		expect((await exportText(test, "git-ai")).text.split("---")[0]).toBe(note.text.split("---")[0]);
	});

	it.each([
		["agent-trace", "captured"],
		["cyclonedx", "declared"],
		["spdx", "declared"],
	] as const)("brings %s back as %s, and nobody as a person", async (format, grade) => {
		const test = await createHistory();
		const { text: document } = await exportText(test, format);
		forget(test);
		const imported = await importFrom(test, format, { document });
		expect(imported.records.map((record) => record.imported)).toEqual([{ format, grade }]);
		expect(kinds(imported).human).toBe(2);
		expect(await show(test)).toEqual([
			`a.ts 1-2 ${UNKNOWN}`,
			AI.replace("captured", grade),
			`a.ts 6-7 ${UNKNOWN}`,
		]);
		const again = await exportText(test, format);
		forget(test);
		await importFrom(test, format, { document: again.text });
		expect((await exportText(test, format)).text).toBe(again.text);
	});

	it("finds lines of a document again after a rewrite, by the digest of their file", async () => {
		const test = await createHistory();
		const { text: document } = await exportText(test, "cyclonedx");
		forget(test);
		test.git("commit", "-q", "--amend", "-m", "Other words");
		expect((await importFrom(test, "cyclonedx", { document })).records).toHaveLength(1);
		forget(test);
		test.commit("More", { "a.ts": text(["const zulu = 26;"], HAND, MODEL, PERSON) });
		const moved = await importFrom(test, "cyclonedx", { document, base: "HEAD~2" });
		expect(moved.records).toEqual([]);
		expect(moved.problems.map(({ code }) => code)).toEqual(["PROVENANCE_DOCUMENT_UNPLACED"]);
	});

	it("stores nothing the second time, and nothing that was captured", async () => {
		const test = await createHistory();
		const { text: trace } = await exportText(test, "agent-trace");
		const held = await importFrom(test, "agent-trace", { document: trace });
		expect(held.records).toEqual([]);
		expect(kinds(held)).toEqual({ human: 2, recorded: 3 });
		forget(test);
		expect((await importFrom(test, "agent-trace", { document: trace })).records).toHaveLength(1);
		expect((await importFrom(test, "agent-trace", { document: trace })).records).toEqual([]);
	});

	it("exports the first commit, and only a commit's own lines of a merge", async () => {
		const test = scope.create();
		const first = test.commit("First", { "a.ts": text(MODEL) });
		await put(test, toRecord("a.ts", MODEL), toRecord("b.ts", PERSON));
		expect(JSON.parse((await exportText(test, "agent-trace")).text)).toMatchObject({
			vcs: { type: "git", revision: first },
			tool: { name: "claude-code" },
			files: [{ path: "a.ts", conversations: [{ contributor: { model_id: "anthropic/claude-opus-4-5" } }] }],
		});
		test.git("checkout", "-q", "-b", "topic");
		test.commit("Topic", { "b.ts": text(PERSON) });
		test.git("checkout", "-q", "main");
		test.commit("Main", { "c.ts": "const other = 1;\n" });
		test.git("merge", "-q", "--no-ff", "-m", "Merge", "topic");
		expect((await exportText(test, "agent-trace")).text).toBe("");
		expect((await exportText(test, "agent-trace", "topic")).text).toContain('"b.ts"');
		expect((await exportText(test, "trailers", first)).text).toBe(
			"Assisted-by: claude-code:claude-opus-4-5\n",
		);
	});

	it("exports a range as a log, one commit after another", async () => {
		const test = await createHistory();
		const second = test.commit("More", { "a.ts": text(HAND, MODEL, PERSON, ["const hotel = eighth(8);"]) });
		await put(test, toRecord("b.ts", HAND));
		const third = test.commit("Third", { "b.ts": text(HAND) });
		const range = await exportText(test, "agent-trace", "HEAD~3..HEAD");
		const single = await Promise.all(
			[`${second}^`, second, third].map(async (one) => (await exportText(test, "agent-trace", one)).text),
		);
		expect(range).toMatchObject({ commit: null, commits: { length: 3 }, text: single.join("") });
		expect(
			(await importFrom(test, "agent-trace", { document: range.text, base: "HEAD~3" })).problems,
		).toHaveLength(1);
		await expect(exportText(test, "spdx", "HEAD~3..")).rejects.toMatchObject({
			code: "PROVENANCE_EXPORT_UNSUPPORTED",
		});
		await expect(exportText(test, "agent-trace", "HEAD~3...HEAD")).rejects.toMatchObject({
			code: "CHANGE_REVISION_UNKNOWN",
		});
	});

	it("exports no commit whose parent a shallow clone lacks", async () => {
		const test = await createHistory();
		const clone = scope.clone(test, "--depth=1");
		await expect(exportText(clone, "git-ai")).rejects.toMatchObject({ code: "CHANGE_REVISION_UNKNOWN" });
	});
});

describe("trailers", () => {
	it("are trailers to git, also for what is staged, and come back as a declaration", async () => {
		const test = scope.create();
		test.commit("Start", { "README.md": "hello\n" });
		await put(test, toRecord("a.ts", MODEL));
		test.write({ "a.ts": text(MODEL) });
		test.git("add", "--all");
		const repository = await openRepository(test.root);
		const request = { format: "trailers", revision: { staged: true }, tools: ["sparse"] } as const;
		const { text: trailers, lost } = await exportProvenance(repository, request);
		expect(lost.map(({ kind }) => kind)).toEqual(["lines", "origin", "grade", "session"]);
		const message = test.gitInput("Subject\n\nBody.\n", "interpret-trailers", "--trailer", trailers.trim());
		expect(test.gitInput(message, "interpret-trailers", "--parse")).toBe(
			"Assisted-by: claude-code:claude-opus-4-5 sparse",
		);
		test.commit(message);
		forget(test);
		expect((await importFrom(test, "trailers")).records).toHaveLength(1);
		test.git("commit", "-q", "--amend", "-m", "No trailer");
		expect(await show(test)).toEqual(["a.ts 1-3 mixed/declared claude-code claude-opus-4-5 - Ada Lovelace"]);
	});

	it("never outrank what was captured, however old", async () => {
		const test = scope.create();
		test.commit("Start", { "README.md": "hello\n" });
		test.commit("Change\n\nAssisted-by: cursor:gpt-5", { "a.ts": text(MODEL) });
		expect((await importFrom(test, "trailers")).records).toHaveLength(1);
		await put(test, toRecord("a.ts", MODEL, { at: "2001-01-01T00:00:00Z" }));
		expect(await show(test)).toEqual(["a.ts 1-3 ai/captured claude-code claude-opus-4-5 s-1 -"]);
	});
});

describe("Agent Trace in the tree", () => {
	it("makes no line a person's, and turns no assistant's line into a mixed one", async () => {
		const test = await createHistory();
		const line = (start: number, end: number) => ({ start_line: start, end_line: end });
		const conversations = [{ contributor: { type: "human" }, ranges: [line(1, 7)] }];
		const vcs = { type: "git", revision: test.git("rev-parse", "HEAD") };
		const trace = { version: "0.1.0", vcs, files: [{ path: "a.ts", conversations }] };
		test.commit("Trace", { ".agent-trace/t.json": JSON.stringify(trace) });
		const shown = (await show(test, "HEAD~2")).filter((row) => row.startsWith("a.ts"));
		expect(shown[0]).toBe("a.ts 1-2 unknown/declared - - - -");
		expect(shown[1]).toBe(AI);
		const { provenance } = await readOrigins(await openRepository(test.root), { base: "HEAD~2" });
		expect(provenance.problems.map(({ code }) => code)).toEqual(["PROVENANCE_TRACE_HUMAN_UNSIGNED"]);
	});
});

describe("documents of others", () => {
	it.each(["cyclonedx", "spdx", "agent-trace"] as const)(
		"are skipped with a reason when hostile: %s",
		async (format) => {
			const test = await createHistory();
			forget(test);
			const { text: honest } = await exportText(await createHistory(), format);
			const hostile = [
				"",
				"{",
				"[".repeat(100_000),
				honest.replace("{", '{"files":[],"files":[],"components":[],"components":[],'),
				honest.replaceAll("a.ts", "../../etc/passwd"),
				honest.replaceAll("a.ts", "none.ts"),
				honest.replaceAll("3-5", "1-4000000").replace(/"(end_line|lineNumber)": ?5/g, '"$1":4000000'),
				"\0".repeat(100),
			];
			for (const document of hostile) {
				const { records, problems } = await importFrom(test, format, { document });
				expect(records).toEqual([]);
				// A trace about other files is no problem: a log holds the whole history.
				if (document !== "" && !document.includes("none.ts")) expect(problems).not.toEqual([]);
			}
			const bytes = new Uint8Array([0xff, 0xfe, 0x7b]);
			const repository = await openRepository(test.root);
			const request = { format, base: "HEAD~1", files: [{ name: "bytes", bytes }] };
			expect((await importProvenance(repository, request)).problems).toHaveLength(1);
		},
	);
});

it("passes over a file that is too large to have an author", async () => {
	const test = scope.create();
	test.commit("Start", { "README.md": "hello\n" });
	const line = `${"x".repeat(13_500_000)}\n`;
	test.commit("Change", { "big.ts": `${line}${line}`, "a.ts": text(MODEL) });
	const range = { start_line: 1, end_line: 2 };
	const files = ["big.ts", "a.ts"].map((path) => ({
		path,
		conversations: [{ contributor: { type: "ai" }, ranges: [range] }],
	}));
	const vcs = { type: "git", revision: test.git("rev-parse", "HEAD") };
	const document = JSON.stringify({ version: "0.1.0", vcs, files });
	const { records, problems } = await importFrom(test, "agent-trace", { document });
	expect(records.map(({ path }) => path)).toEqual(["a.ts"]);
	expect(problems.map(({ code }) => code)).toContain("PROVENANCE_CONTENT_UNREADABLE");
});

describe("Entire", () => {
	const ULID = "01KVBJCWYA4YW6J5M9GP655HZN";
	const HEX = "a3b2c4d5e6f7";

	/** Writes a checkpoint; `place` is a ref, and the folder in it behind a colon. */
	function store(test: TestRepository, place: string, files: Readonly<Record<string, unknown>>): void {
		const [ref = "", folder = ""] = place.split(":");
		const index = `${test.root}/.git/entire-index`;
		for (const [path, value] of Object.entries(files)) {
			const json = typeof value === "string" ? value : JSON.stringify(value);
			const blob = test.gitInput(json, "hash-object", "-w", "--stdin");
			test.gitIndex(index, "update-index", "--add", "--cacheinfo", `100644,${blob},${folder}${path}`);
		}
		const tree = test.gitIndex(index, "write-tree");
		test.git("update-ref", ref, test.git("commit-tree", tree, "-m", "Checkpoint"));
	}

	const session = (agent: string, paths: readonly string[]) => ({
		session_id: `session of ${agent}`,
		agent,
		model: "claude-opus-4-5",
		files_touched: paths,
		initial_attribution: { agent_percentage: 100 },
	});
	const summary = (id: string, count: number) => ({
		checkpoint_id: id,
		files_touched: ["a.ts", "b.ts"],
		sessions: Array.from({ length: count }, () => ({ metadata: "/../../etc/passwd" })),
	});

	it("is read from a ref of its own and from the older branch, as declarations about commits", async () => {
		const test = scope.create();
		test.commit("Start", { "README.md": "hello\n" });
		test.commit(`One\n\nEntire-Checkpoint: ${ULID}`, {
			"a.ts": text(MODEL),
			"b.ts": text(PERSON),
			"c.ts": text(HAND),
		});
		test.commit(`Two\n\nEntire-Checkpoint: ${HEX}\nEntire-Attribution: 100% agent (2/2 lines)`, {
			"d.ts": "const hotel = eighth(8);\nconst india = ninth(9);\n",
		});
		const files = {
			"metadata.json": summary(ULID, 2),
			"0/metadata.json": session("Claude Code", ["a.ts"]),
			"1/metadata.json": session("Cursor", ["b.ts", "../x"]),
		};
		store(test, `refs/entire/checkpoints/ZN/${ULID}`, files);
		store(test, "refs/heads/entire/checkpoints/v1:a3/b2c4d5e6f7/", {
			"metadata.json": { checkpoint_id: HEX },
		});
		const imported = await importFrom(test, "entire", { base: "HEAD~2" });
		expect(imported.problems).toEqual([]);
		expect(imported.records.map(({ path, tool }) => `${path} ${tool.name}`)).toEqual([
			"a.ts claude-code",
			"b.ts cursor",
			"d.ts unknown",
		]);
		expect(kinds(imported)).toEqual({ prompt: 3, lines: 3 });
		test.git("reset", "-q", "--soft", "HEAD~2");
		test.commit("Squashed");
		expect(await show(test)).toEqual([
			"a.ts 1-3 mixed/declared claude-code claude-opus-4-5 session of Claude Code -",
			"b.ts 1-2 mixed/declared cursor claude-opus-4-5 session of Cursor -",
			`c.ts 1-2 ${UNKNOWN}`,
			`d.ts 1-2 mixed/declared - - ${HEX} -`,
		]);
	});

	it("is passed over where it is missing, forged or hostile", async () => {
		const test = scope.create();
		test.commit("Start", { "README.md": "hello\n" });
		const ids = ["b".repeat(12), "../../../heads", "c".repeat(12), "d".repeat(12)];
		test.commit(`One\n\n${ids.map((id) => `Entire-Checkpoint: ${id}`).join("\n")}`, { "a.ts": text(MODEL) });
		const place = (id: string) => `refs/entire/checkpoints/${id.slice(-2)}/${id}`;
		store(test, place("c".repeat(12)), { "metadata.json": summary("e".repeat(12), 1) });
		store(test, place("d".repeat(12)), { "metadata.json": "[".repeat(10_000) });
		const { records, problems } = await importFrom(test, "entire");
		expect(records).toEqual([]);
		expect(new Set(problems.map(({ code }) => code))).toEqual(
			new Set(["PROVENANCE_CHECKPOINT_MISSING", "PROVENANCE_DOCUMENT_MALFORMED"]),
		);
	});
});

describe("text of an editor", () => {
	it("is resolved before it is saved", async () => {
		const test = await createHistory();
		const repository = await openRepository(test.root);
		const buffer = text(["// typed now"], MODEL, ["", "typed();"]);
		const origins = await readTextOrigins(repository, { path: "a.ts", text: buffer });
		expect(origins.lines).toEqual({ ai: 3, human: 0, mixed: 0, unknown: 3 });
		expect(origins.ranges.map(({ range }) => [range.start, range.end])).toEqual([
			[1, 1],
			[2, 4],
			[5, 6],
		]);
		expect(origins.ranges[1]).toMatchObject({ origin: "ai", tool: "claude-code", commit: null });
		expect((await readTextOrigins(repository, { path: "a.ts", text: "" })).ranges).toEqual([]);
	});

	it("is resolved, exported and imported alike with an index", async () => {
		const test = await createHistory();
		const repository = await openRepository(test.root);
		const indexFile = join(test.root, ".git", "index.sqlite");
		await findRecords({ archive: createRefStore(repository), indexFile }, {}, new ProblemLog());
		const buffer = { path: "a.ts", text: text(["// typed now"], MODEL) };
		const plain = await readTextOrigins(repository, buffer);
		expect(await readTextOrigins(repository, buffer, { indexFile })).toEqual(plain);
		expect(plain.lines.ai).toBe(3);
		const request = { format: "git-ai", revision: "HEAD" } as const;
		const exported = await exportProvenance(repository, request);
		expect(await exportProvenance(repository, request, { indexFile })).toEqual(exported);
		const [id = ""] = exported.commits;
		test.git("notes", "--ref=ai", "add", "-m", exported.text, id);
		const given = { format: "git-ai", base: "HEAD~1" } as const;
		expect((await importProvenance(repository, given, { indexFile })).ids).toEqual([]);
	});
});

describe("export of a file that is too large to read", () => {
	it("says so, and exports the others", async () => {
		const test = scope.create();
		test.commit("Start", { "README.md": "hello\n" });
		test.commit("Change", { "a.ts": text(MODEL), "large.txt": "0123456789abcde\n".repeat(1_700_000) });
		await put(test, toRecord("a.ts", MODEL));
		const exported = await exportText(test, "git-ai");
		expect(exported.text).toContain("a.ts");
		expect(exported.text).not.toContain("large.txt");
		expect(exported.problems).toMatchObject([{ code: "PROVENANCE_CONTENT_UNREADABLE", where: "large.txt" }]);
	}, 60_000);
});
