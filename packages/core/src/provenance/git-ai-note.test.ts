import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProvenanceError } from "./errors.ts";
import { parseGitAiNote } from "./git-ai-note.ts";

const S = "s_0123456789abcd";
const T = `${S}::t_aaaaaaaaaaaaaa`;
const H = "h_fedcba98765432";
const LEGACY = "0123456789abcdef";

const session = {
	agent_id: { tool: "claude", id: "conv-1", model: "claude-opus-4-5" },
	human_author: "Jo <j@e.org>",
};
const records = {
	prompts: {
		[LEGACY]: { agent_id: { tool: "cursor", id: "c2", model: "unknown" }, overriden_lines: 0 },
		abcdef0: session,
	},
	sessions: { [S]: session },
	humans: { [H]: { author: "Jane Doe <jane@example.com>" } },
};
const metadata = {
	schema_version: "authorship/3.0.0",
	base_commit_sha: "",
	git_ai_version: "1.6.24",
	...records,
};

function parse(attestations: string, json: unknown = metadata) {
	const text = `${attestations}---\n${typeof json === "string" ? json : JSON.stringify(json, null, 2)}`;
	return parseGitAiNote(new TextEncoder().encode(text));
}

function codeOf(run: () => unknown): string {
	try {
		run();
	} catch (error) {
		if (error instanceof ProvenanceError) return error.code;
		throw error;
	}
	return "nothing thrown";
}

function shown(note: ReturnType<typeof parseGitAiNote>) {
	return note.entries.map(({ path, ranges, claim }) => [
		path,
		ranges.map(({ start, end }) => `${start}-${end}`).join(","),
		claim.origin,
		claim.tool ?? claim.person,
	]);
}

describe("parseGitAiNote", () => {
	it("reads sessions, humans and legacy prompts of one note", () => {
		const note = parse(`src/a.ts\n  ${T} 1,3-5\n  ${H} 7\n"my file.ts"\n  ${LEGACY} 2-2,3\n  abcdef0 9\n`);
		expect(note.problems).toEqual([]);
		expect(shown(note)).toEqual([
			["src/a.ts", "1-1,3-5", "ai", "claude-code"],
			["src/a.ts", "7-7", "human", "Jane Doe"],
			["my file.ts", "2-3", "ai", "cursor"],
			["my file.ts", "9-9", "ai", "claude-code"],
		]);
		expect(note.entries[0]?.claim).toEqual({
			origin: "ai",
			grade: "captured",
			source: "git-ai-note",
			tool: "claude-code",
			model: "claude-opus-4-5",
			session: "conv-1",
			person: "Jo",
		});
		expect(note.entries[2]?.claim.model).toBeNull();
	});

	it("reads a byte order mark, CRLF, trailing blanks, empty lines and an empty section", () => {
		expect(shown(parse(`\uFEFFa.ts\r\n  ${T} 1  \r\n\r\n`))).toEqual([["a.ts", "1-1", "ai", "claude-code"]]);
		expect(parse("")).toEqual({ entries: [], problems: [] });
	});

	it.each([
		["no divider", "a.ts\n  s 1\n", "PROVENANCE_NOTE_MALFORMED"],
		["entry before a path", `  ${T} 1\n---\n{}`, "PROVENANCE_NOTE_MALFORMED"],
		["entry without ranges", `a.ts\n  ${T}\n---\n{}`, "PROVENANCE_NOTE_MALFORMED"],
		["three spaces", `a.ts\n   ${T} 1\n---\n{}`, "PROVENANCE_NOTE_MALFORMED"],
		["one space", `a.ts\n ${T} 1\n---\n{}`, "PROVENANCE_NOTE_MALFORMED"],
		["open quote", `"a.ts\n  ${T} 1\n---\n{}`, "PROVENANCE_NOTE_MALFORMED"],
		["quote inside", `"a"b"\n  ${T} 1\n---\n{}`, "PROVENANCE_NOTE_MALFORMED"],
		["newline and divider in a name", `"a\n---\nb"\n  ${T} 1\n---\n{}`, "PROVENANCE_NOTE_MALFORMED"],
		["no JSON", "---\n", "PROVENANCE_NOTE_MALFORMED"],
		["JSON of another kind", "---\n[]", "PROVENANCE_NOTE_MALFORMED"],
		["null", "---\nnull", "PROVENANCE_NOTE_MALFORMED"],
		["no version", "---\n{}", "PROVENANCE_NOTE_MALFORMED"],
		["another version", '---\n{"schema_version":"authorship/4.0.0"}', "PROVENANCE_NOTE_VERSION"],
		[
			"sessions as a list",
			'---\n{"schema_version":"authorship/3.0.0","sessions":[]}',
			"PROVENANCE_NOTE_MALFORMED",
		],
		["deep JSON", `---\n${"[".repeat(200_000)}`, "PROVENANCE_NOTE_MALFORMED"],
	])("believes nothing of a note with %s", (_, text, code) => {
		expect(codeOf(() => parseGitAiNote(new TextEncoder().encode(text)))).toBe(code);
	});

	it("refuses bytes that are not UTF-8, and notes over the limits", () => {
		expect(codeOf(() => parseGitAiNote(new Uint8Array([0x61, 0xff, 0x0a])))).toBe("PROVENANCE_NOTE_NOT_TEXT");
		expect(codeOf(() => parseGitAiNote(new Uint8Array(5_000_001)))).toBe("PROVENANCE_NOTE_TOO_LARGE");
		const many = `a.ts\n  ${T} ${"1,".repeat(100_000)}1\n`;
		expect(codeOf(() => parse(many))).toBe("PROVENANCE_NOTE_TOO_LARGE");
	});

	it.each([
		["a key without its session", `a.ts\n  s_99999999999999::t_1111 1\n  ${T} 2\n`],
		["an unknown kind of key", `a.ts\n  x_99999999999999 1\n  ${T} 2\n`],
		["a prototype key", `a.ts\n  __proto__ 1\n  ${T} 2\n`],
		["a reversed range", `a.ts\n  ${T} 9-3\n  ${T} 2\n`],
		["an absurd line", `a.ts\n  ${T} 1-99999999999\n  ${T} 2\n`],
		["a human without a record", `a.ts\n  h_11111111111111 1\n  ${T} 2\n`],
	])("leaves out %s and keeps the rest", (_, attestations) => {
		const note = parse(attestations);
		expect(shown(note)).toEqual([["a.ts", "2-2", "ai", "claude-code"]]);
		expect(note.problems.map(({ code }) => code)).toEqual(["PROVENANCE_NOTE_ENTRY_REJECTED"]);
	});

	it.each([
		["agent_id missing", { sessions: { [S]: {} } }],
		["tool not a string", { sessions: { [S]: { agent_id: { tool: 1, id: "x", model: "m" } } } }],
		["tool empty", { sessions: { [S]: { agent_id: { tool: "", id: "x", model: "m" } } } }],
		["sessions absent", { sessions: undefined }],
	])("does not trust a session with %s", (_, change) => {
		const note = parse(`a.ts\n  ${T} 1\n`, { ...metadata, ...change });
		expect(note.entries).toEqual([]);
		expect(note.problems).toHaveLength(1);
	});

	it("does not find a session through the prototype", () => {
		const json = JSON.stringify({ ...metadata, sessions: {} }).replace(
			'"sessions":{}',
			`"sessions":{"__proto__":{"${S}":${JSON.stringify(session)}}}`,
		);
		expect(parse(`a.ts\n  ${T} 1\n`, json).entries).toEqual([]);
	});

	it("does not believe that a line is human in a note with a defect", () => {
		const note = parse(`a.ts\n  ${H} 1-9\n  ${T} 20\n  deadbeef 3\n`);
		expect(shown(note)).toEqual([["a.ts", "20-20", "ai", "claude-code"]]);
		expect(note.problems.map(({ code }) => code)).toContain("PROVENANCE_NOTE_HUMAN_DISTRUSTED");
	});

	it("refuses paths that leave the repository", () => {
		const note = parse(`../../etc/passwd\n  ${T} 1\n/abs\n  ${T} 1\nok.ts\n  ${T} 1\n`);
		expect(shown(note)).toEqual([["ok.ts", "1-1", "ai", "claude-code"]]);
		expect(note.problems.map(({ code }) => code)).toEqual([
			"PROVENANCE_PATH_REJECTED",
			"PROVENANCE_PATH_REJECTED",
		]);
	});

	it("unites a path listed twice, and says so", () => {
		const note = parse(`a.ts\n  ${T} 1\na.ts\n  ${T} 2\n`);
		expect(shown(note)).toHaveLength(2);
		expect(note.problems.map(({ code }) => code)).toEqual(["PROVENANCE_NOTE_DUPLICATE_PATH"]);
	});

	it("reports unknown keys of the metadata without distrust", () => {
		const note = parse(`a.ts\n  ${H} 1\n`, { ...metadata, surprise: 1 });
		expect(note.entries).toHaveLength(1);
		expect(note.problems.map(({ code }) => code)).toEqual(["PROVENANCE_NOTE_UNKNOWN_KEY"]);
	});

	it("never throws anything but its own error on random bytes", () => {
		const pieces = fc.constantFrom(
			"a.ts\n",
			`  ${T} 1-3\n`,
			`  ${H} 2\n`,
			"---\n",
			JSON.stringify(metadata),
			'"',
			"  ",
		);
		const text = fc
			.array(fc.oneof(pieces, fc.string({ unit: "binary" })), { maxLength: 12 })
			.map((parts) => new TextEncoder().encode(parts.join("")));
		fc.assert(
			fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), text), (bytes) => {
				expect(codeOf(() => parseGitAiNote(bytes))).toMatch(/^(?:PROVENANCE_NOTE_|nothing thrown)/);
			}),
			{ numRuns: 500 },
		);
	});

	it("reads back what a writer of the format writes", () => {
		const name = fc.stringMatching(/^[A-Za-z0-9_äß日][A-Za-z0-9_äß日 .]{0,10}[A-Za-z0-9]$/);
		const line = fc.integer({ min: 1, max: 5_000 });
		const range = fc
			.tuple(line, fc.integer({ min: 0, max: 20 }))
			.map(([start, more]) => ({ start, end: start + more }));
		const list = fc.uniqueArray(range, {
			minLength: 1,
			maxLength: 5,
			selector: ({ start }) => Math.floor(start / 30),
		});
		const entry = fc.record({ key: fc.constantFrom(T, H, LEGACY), ranges: list });
		const files = fc.uniqueArray(
			fc.record({ path: name, entries: fc.array(entry, { minLength: 1, maxLength: 4 }) }),
			{
				maxLength: 5,
				selector: ({ path }) => path,
			},
		);
		fc.assert(
			fc.property(files, (written) => {
				const note = parse(written.map(renderFile).join(""));
				expect(note.problems).toEqual([]);
				const read = note.entries.map(({ path, ranges }) => [path, linesOf(ranges)]);
				const expected = written.flatMap(({ path, entries }) =>
					entries.map(({ ranges }) => [path, linesOf(ranges)]),
				);
				expect(read).toEqual(expected);
			}),
		);
	});
});

type Run = { readonly start: number; readonly end: number };

function renderFile({ path, entries }: { path: string; entries: { key: string; ranges: Run[] }[] }): string {
	const lines = entries.map(({ key, ranges }) => {
		const list = ranges.map(({ start, end }) => (start === end ? `${start}` : `${start}-${end}`));
		return `  ${key} ${list.join(",")}\n`;
	});
	return `${/\s/.test(path) ? `"${path}"` : path}\n${lines.join("")}`;
}

function linesOf(ranges: readonly Run[]): number[] {
	const lines = new Set<number>();
	for (const { start, end } of ranges) for (let line = start; line <= end; line += 1) lines.add(line);
	return [...lines].sort((a, b) => a - b);
}
