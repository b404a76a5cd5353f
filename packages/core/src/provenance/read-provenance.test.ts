import { describe, expect, it } from "vitest";
import { sha256Hex } from "../kit/index.ts";
import type { Change, ChangedFile, Commit, LineIntroduction } from "../model/index.ts";
import { ProvenanceReport } from "../model/index.ts";
import { type ProvenanceInput, readProvenance } from "./read-provenance.ts";

const BASE = "0".repeat(40);
const ONE = "1".repeat(40);
const TWO = "2".repeat(40);
const jane = { name: "Jane Doe", email: "jane@example.com" };
const S = "s_0123456789abcd::t_aaaaaaaaaaaaaa";
const H = "h_fedcba98765432";
const CO_AUTHOR = "Fix\n\nCo-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>";
const encode = (text: string) => new TextEncoder().encode(text);

interface World {
	readonly files?: Readonly<Record<string, Readonly<Record<string, string>>>>;
	readonly history?: Readonly<Record<string, readonly LineIntroduction[]>>;
	readonly notes?: Readonly<Record<string, string>>;
	readonly refs?: readonly string[];
	readonly commits?: readonly Partial<Commit>[];
	readonly changed?: readonly Partial<ChangedFile>[];
	readonly staged?: boolean;
	readonly policyPresent?: boolean;
}

const TEN_LINES = "x\n".repeat(10);

function changedFile(file: Partial<ChangedFile>): ChangedFile {
	const blobs = { oldBlob: null, newBlob: null, oldPath: null };
	const added = file.kind === "binary" ? [] : [{ start: 1, end: 10 }];
	const rest = { executable: false, addedLines: 10, deletedLines: 0 };
	return { path: "a.ts", status: "added", kind: "text", added, ...blobs, ...rest, ...file };
}

/** Trees are named by their commit; the head is the newest commit, or `index` where staged. */
function world(given: World): ProvenanceInput {
	const commits = (given.staged ? [] : (given.commits ?? [{}])).map((commit, i): Commit => {
		const id = i === 0 ? ONE : TWO;
		const parents = [i === 0 ? BASE : ONE];
		const people = { author: jane, committer: jane, authoredAt: "2026-01-01T00:00:00Z" };
		return { id, tree: id, parents, message: "Fix", ...people, ...commit };
	});
	const head = commits.at(-1)?.id ?? null;
	const files = (given.changed ?? [{}]).map(changedFile);
	const change: Change = {
		kind: given.staged ? "staged" : "range",
		base: { commit: BASE, tree: BASE, label: "base" },
		head: { commit: head, tree: head ?? "f".repeat(40), label: "head" },
		branch: null,
		defaultBranch: null,
		shallow: false,
		commits,
		files,
		notes: [],
	};
	const content = (tree: string) => given.files?.[tree] ?? { "a.ts": TEN_LINES, ...given.files?.all };
	return {
		change,
		policyPresent: given.policyPresent ?? false,
		notes: {
			hasRef: async (ref) =>
				given.refs?.includes(ref) ?? (given.notes !== undefined && ref === "refs/notes/ai"),
			readNotes: async () =>
				new Map(Object.entries(given.notes ?? {}).map(([id, text]) => [id, encode(text)])),
		},
		history: {
			findIntroductions: async (_, file) =>
				given.history?.[file.path] ?? [
					{ lines: { start: 1, end: 10 }, commit: ONE, path: file.path, originalStart: 1 },
				],
		},
		trees: {
			listTree: async (tree) =>
				Object.keys(content(tree)).map((path) => ({ path, blob: BASE, kind: "text" as const })),
			readPath: async (tree, path) => {
				const text = content(tree)[path];
				return text === undefined ? null : encode(text);
			},
		},
	};
}

function note(attestations: string, change: object = {}): string {
	const sessions = { s_0123456789abcd: { agent_id: { tool: "cursor", id: "c1", model: "gpt-5" } } };
	const humans = { [H]: { author: "Jane Doe <jane@example.com>" } };
	const json = {
		schema_version: "authorship/3.0.0",
		base_commit_sha: "x",
		prompts: {},
		sessions,
		humans,
		...change,
	};
	return `${attestations}---\n${JSON.stringify(json)}`;
}

function trace(change: object = {}, range: object = {}): string {
	const contributor = { type: "ai", model_id: "openai/gpt-5" };
	const ranges = [{ start_line: 2, end_line: 4, ...range }];
	const files = [{ path: "a.ts", conversations: [{ contributor, ranges }] }];
	return JSON.stringify({ version: "0.1.0", tool: { name: "windsurf" }, files, ...change });
}

const git = (revision: string) => ({ vcs: { type: "git", revision } });

async function read(given: World) {
	const report = await readProvenance(world(given));
	expect(ProvenanceReport.parse(report)).toEqual(report);
	const files = report.files.map(({ path, ranges }) =>
		[
			path,
			...ranges.map((one) => `${one.range.start}-${one.range.end} ${one.origin}/${one.grade}/${one.source}`),
		].join(" | "),
	);
	return { ...report, shown: files, codes: report.problems.map(({ code }) => code) };
}

describe("readProvenance", () => {
	it("never makes a line human for want of evidence", async () => {
		const report = await read({});
		expect(report.shown).toEqual(["a.ts | 1-10 unknown/none/none"]);
		expect(report.lines).toEqual({ ai: 0, human: 0, mixed: 0, unknown: 10 });
		expect(report.files[0]?.ranges[0]?.commit).toBe(ONE);
		expect(report.measured).toBe(false);
		expect(report.problems).toEqual([]);
	});

	it.each([
		["a policy", { policyPresent: true }],
		["git-ai notes", { notes: {} }],
		["our own records", { refs: ["refs/countersign/provenance"] }],
		["trace files", { files: { all: { ".agent-trace/traces.jsonl": "" } } }],
	] as const)("measures where there are %s", async (_, given) => {
		expect((await read(given)).measured).toBe(true);
	});

	it("leaves uncovered lines unknown, merges equal runs, and gives binary files no ranges", async () => {
		const notes = { [ONE]: note(`a.ts\n  ${S} 2-3\n  ${S} 4\n  ${H} 8\n`) };
		const report = await read({ notes, changed: [{}, { path: "b.png", kind: "binary" }] });
		expect(report.shown).toEqual([
			"a.ts | 1-1 unknown/none/none | 2-4 ai/captured/git-ai-note | 5-7 unknown/none/none | 8-8 human/captured/git-ai-note | 9-10 unknown/none/none",
			"b.png",
		]);
		expect(report.lines).toEqual({ ai: 3, human: 1, mixed: 0, unknown: 6 });
		expect(report.files[0]?.ranges[1]).toMatchObject({
			tool: "cursor",
			model: "gpt-5",
			session: "c1",
			commit: ONE,
		});
	});

	it("maps a note through the history: moved lines, and the file's older name", async () => {
		const report = await read({
			commits: [{}, {}],
			files: { [ONE]: { "old.ts": TEN_LINES }, [TWO]: { "a.ts": TEN_LINES } },
			history: {
				"a.ts": [
					{ lines: { start: 1, end: 2 }, commit: TWO, path: "a.ts", originalStart: 1 },
					{ lines: { start: 3, end: 6 }, commit: ONE, path: "old.ts", originalStart: 7 },
					{ lines: { start: 7, end: 10 }, commit: TWO, path: "a.ts", originalStart: 7 },
				],
			},
			notes: { [ONE]: note(`old.ts\n  ${S} 8-9\na.ts\n  ${S} 1-5\n`) },
		});
		expect(report.shown).toEqual([
			"a.ts | 1-2 unknown/none/none | 3-3 unknown/none/none | 4-5 ai/captured/git-ai-note | 6-6 unknown/none/none | 7-10 unknown/none/none",
		]);
		expect(report.files[0]?.ranges.map(({ commit }) => commit?.[0])).toEqual(["2", "1", "1", "1", "2"]);
	});

	it("ignores the note of a commit outside the change, also where the history names it", async () => {
		const other = "9".repeat(40);
		const notes = { [other]: note(`a.ts\n  ${H} 1-10\n`) };
		const stray = [{ lines: { start: 1, end: 10 }, commit: other, path: "a.ts", originalStart: 1 }];
		expect((await read({ notes })).lines.unknown).toBe(10);
		const report = await read({ notes, history: { "a.ts": stray } });
		expect(report.shown).toEqual(["a.ts | 1-10 unknown/none/none"]);
		expect(report.files[0]?.ranges[0]?.commit).toBeNull();
	});

	it("does not trust a forged note, and says so", async () => {
		const report = await read({
			notes: { [ONE]: note(`a.ts\n  ${S} 1-5\n  ${H} 6-10\n`, { sessions: {} }) },
		});
		expect(report.lines.unknown).toBe(10);
		expect(report.codes).toEqual(["PROVENANCE_NOTE_ENTRY_REJECTED", "PROVENANCE_NOTE_HUMAN_DISTRUSTED"]);
		expect(report.problems[0]?.where).toBe(`refs/notes/ai ${ONE}`);
	});

	it("does not trust a note that names lines beyond the file", async () => {
		const report = await read({ notes: { [ONE]: note(`a.ts\n  ${S} 1-2,9-11\n  ${H} 5\n`) } });
		expect(report.lines).toEqual({ ai: 2, human: 0, mixed: 0, unknown: 8 });
		expect(report.codes).toEqual(["PROVENANCE_RANGE_BEYOND_FILE"]);
	});

	it("reads what is left when one note is malformed", async () => {
		const report = await read({ notes: { [ONE]: "garbage" }, commits: [{ message: CO_AUTHOR }] });
		expect(report.shown).toEqual(["a.ts | 1-10 mixed/declared/trailer"]);
		expect(report.codes).toEqual(["PROVENANCE_NOTE_MALFORMED"]);
	});

	it("lists a limited number of problems", async () => {
		const entries = Array.from({ length: 5_000 }, (_, i) => `  x_${i} 1\n`).join("");
		const report = await read({ notes: { [ONE]: note(`a.ts\n${entries}`) } });
		expect(report.problems).toHaveLength(201);
		expect(report.codes.at(-1)).toBe("PROVENANCE_PROBLEMS_OMITTED");
	});

	it("lets captured evidence win over a trailer, and the trailer speak for the rest", async () => {
		const notes = { [ONE]: note(`a.ts\n  ${S} 1-4\n  ${H} 5-6\n`) };
		const report = await read({ notes, commits: [{ message: CO_AUTHOR }] });
		expect(report.shown).toEqual([
			"a.ts | 1-4 ai/captured/git-ai-note | 5-6 human/captured/git-ai-note | 7-10 mixed/declared/trailer",
		]);
		expect(report.problems).toEqual([]);
	});

	it("keeps a conflict visible: a bot's commit with lines called human", async () => {
		const author = { name: "Copilot", email: "198982749+Copilot@users.noreply.github.com" };
		const report = await read({ notes: { [ONE]: note(`a.ts\n  ${H} 5-6,8\n`) }, commits: [{ author }] });
		expect(report.lines).toEqual({ ai: 7, human: 3, mixed: 0, unknown: 0 });
		expect(report.codes).toEqual(["PROVENANCE_CONFLICT"]);
		expect(report.problems[0]?.message).toContain("Lines 5-6,8: ");
	});

	it("makes lines mixed where one note calls them human and ai", async () => {
		const report = await read({ notes: { [ONE]: note(`a.ts\n  ${S} 1-4\n  ${H} 3-6\n`) } });
		expect(report.lines).toEqual({ ai: 2, human: 2, mixed: 2, unknown: 4 });
		expect(report.files[0]?.ranges[1]).toMatchObject({ origin: "mixed", tool: "cursor", person: "Jane Doe" });
		expect(report.codes).toEqual(["PROVENANCE_CONFLICT"]);
	});

	it("takes the later entry where two sessions of a note overlap, as git-ai does", async () => {
		const record = (tool: string) => ({ agent_id: { tool, id: tool, model: "m" } });
		const sessions = { s_0123456789abcd: record("cursor"), s_eeeeeeeeeeeeee: record("amp") };
		const text = note(`a.ts\n  ${S} 1-4\n  s_eeeeeeeeeeeeee::t_bbbb 3-6\n`, { sessions });
		const report = await read({ notes: { [ONE]: text } });
		const tools = report.files[0]?.ranges.map(({ range, tool }) => `${range.start}-${range.end} ${tool}`);
		expect(tools).toEqual(["1-2 cursor", "3-6 amp", "7-10 null"]);
		expect(report.problems).toEqual([]);
	});

	it("stays fast on a note of 100,000 overlapping ranges", async () => {
		const list = Array.from({ length: 99_999 }, (_, i) => `${(i % 9) + 1}-10`).join(",");
		expect((await read({ notes: { [ONE]: note(`a.ts\n  ${S} ${list}\n`) } })).lines.ai).toBe(10);
	});
});

describe("readProvenance with Agent Trace records", () => {
	const withTrace = (text: string, more: World = {}): World => ({
		...more,
		files: { ...more.files, all: { ".agent-trace/traces.jsonl": text } },
	});
	const AI_2_TO_4 = "a.ts | 1-1 unknown/none/none | 2-4 ai/captured/agent-trace | 5-10 unknown/none/none";
	const byTwo = { "a.ts": [{ lines: { start: 1, end: 10 }, commit: TWO, path: "a.ts", originalStart: 1 }] };

	it.each([
		["the commit itself", ONE, {}],
		["its parent before the change", BASE, {}],
		["its parent within the change", ONE, { commits: [{}, {}], history: byTwo }],
	])("takes revision as %s", async (_, revision, more: World) => {
		const report = await read(withTrace(`${trace(git(revision))}\n\n`, more));
		expect(report.shown).toEqual([AI_2_TO_4]);
		expect(report.files[0]?.ranges[1]).toMatchObject({ tool: "windsurf", model: "openai/gpt-5" });
		expect(report.problems).toEqual([]);
	});

	it.each([
		["0.1.0", "2-4"],
		["1.0", "6-7"],
	])("settles an ambiguous revision by the writer's version %s, and says so", async (version, lines) => {
		const history = {
			"a.ts": [
				{ lines: { start: 1, end: 5 }, commit: ONE, path: "a.ts", originalStart: 1 },
				{ lines: { start: 6, end: 10 }, commit: TWO, path: "a.ts", originalStart: 3 },
			],
		};
		const given = { commits: [{}, {}], history };
		const report = await read(withTrace(trace({ ...git(ONE), version }), given));
		expect(report.shown[0]).toContain(`${lines} ai/captured/agent-trace`);
		expect(report.lines.ai).toBe(version === "1.0" ? 2 : 3);
		expect(report.codes).toEqual(["PROVENANCE_TRACE_AMBIGUOUS"]);
		const human = trace({ ...git(ONE), version }, { contributor: { type: "human" } });
		expect((await read(withTrace(human, given))).lines.human).toBe(0);
	});

	it("passes over other commits, other files and pseudo paths in silence", async () => {
		const pseudo = [".sessions", ".shell-history"].map((path) => ({ path, conversations: [] }));
		const ranges = [{ start_line: 1, end_line: 1 }];
		const gone = [{ path: "gone.ts", conversations: [{ contributor: { type: "ai" }, ranges }] }];
		const log = [
			trace(git("9".repeat(40))),
			trace({ ...git(ONE), files: pseudo }),
			trace({ ...git(ONE), files: gone }),
		];
		const report = await read(withTrace(log.join("\n")));
		expect(report.lines.unknown).toBe(10);
		expect(report.problems).toEqual([]);
	});

	it.each(["../a.ts", "/home/jane/a.ts", "file:///home/jane/a.ts", "C:\\a.ts"])(
		"rejects the path %s",
		async (path) => {
			const ranges = [{ start_line: 1, end_line: 1 }];
			const files = [{ path, conversations: [{ contributor: { type: "ai" }, ranges }] }];
			const report = await read(withTrace(trace({ ...git(ONE), files })));
			expect(report.codes).toEqual(["PROVENANCE_PATH_REJECTED"]);
		},
	);

	it("reports each bad record with its line, and reads the others", async () => {
		const log = ["{", trace(git(ONE)), '{"version":"9"}', "null", '{"__proto__":{"version":"1.0"}}'];
		const report = await read(withTrace(log.join("\n")));
		expect(report.shown).toEqual([AI_2_TO_4]);
		expect(report.problems.map(({ where }) => where)).toEqual(
			[1, 3, 4, 5].map((line) => `.agent-trace/traces.jsonl:${line}`),
		);
		expect(new Set(report.codes)).toEqual(new Set(["PROVENANCE_TRACE_MALFORMED"]));
	});

	it("reads .json files, with one record or a list, and no others", async () => {
		const files = {
			all: { ".agent-trace/x.json": `[${trace(git(ONE))}]`, ".agent-trace/deep/y.json": "{", "z.json": "{" },
		};
		const report = await read({ files });
		expect(report.shown).toEqual([AI_2_TO_4]);
		expect(report.problems).toEqual([]);
	});

	it("finds lines without a revision by sha256, with and without the last line end, also when staged", async () => {
		for (const text of ["x\nx\nx\n", "x\nx\nx"]) {
			const record = trace({}, { content_hash: `sha256:${sha256Hex(text)}` });
			for (const staged of [false, true]) {
				const report = await read(withTrace(record, { staged }));
				expect(report.shown).toEqual([AI_2_TO_4]);
				expect(report.problems).toEqual([]);
			}
		}
	});

	it.each([
		["no hash", {}],
		["another hash", { content_hash: `sha256:${"0".repeat(64)}` }],
		["another algorithm", { content_hash: "murmur3:9f2e8a1b" }],
	])("does not use a record without revision and with %s", async (_, range) => {
		const report = await read(withTrace(trace({}, range), { staged: true }));
		expect(report.shown).toEqual(["a.ts | 1-10 unknown/none/none"]);
		expect(report.codes).toEqual(["PROVENANCE_TRACE_UNPLACED"]);
	});

	it("forgives one line beyond the end, which the reference implementation writes, and no more", async () => {
		const report = await read(withTrace(trace(git(ONE), { end_line: 11 })));
		expect(report.lines.ai).toBe(9);
		const beyond = await read(withTrace(trace(git(ONE), { end_line: 12 })));
		expect(beyond.lines.ai).toBe(0);
		expect(beyond.codes).toEqual(["PROVENANCE_RANGE_BEYOND_FILE"]);
	});

	it("is mixed where trace and note disagree, and the later of two records counts", async () => {
		const notes = { [ONE]: note(`a.ts\n  ${H} 4-5\n`) };
		const later = trace({ ...git(ONE), tool: { name: "cursor" } });
		const report = await read(withTrace(`${trace(git(ONE))}\n${later}`, { notes }));
		expect(report.lines).toEqual({ ai: 2, human: 1, mixed: 1, unknown: 6 });
		expect(report.files[0]?.ranges[1]?.tool).toBe("cursor");
		expect(report.codes).toEqual(["PROVENANCE_CONFLICT"]);
	});

	it("refuses a trace file that is not UTF-8 text", async () => {
		const given = world(withTrace("x"));
		const trees = { ...given.trees, readPath: async () => new Uint8Array([0xff, 0xfe]) };
		const report = await readProvenance({ ...given, trees });
		expect(report.problems.map(({ code }) => code)).toEqual(["PROVENANCE_TRACE_NOT_TEXT"]);
	});

	it("passes on what a port throws, since an unreadable history is not absence of evidence", async () => {
		const given = world({});
		const history = { findIntroductions: () => Promise.reject(new Error("blame failed")) };
		await expect(readProvenance({ ...given, history })).rejects.toThrow("blame failed");
	});
});
