import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTraceRecord } from "./agent-trace.ts";
import { ProvenanceError } from "./errors.ts";

const REVISION = "a".repeat(40);

function record(change: object = {}, range: object = {}) {
	return {
		version: "0.1.0",
		id: "8b1c9c1e-0000-4000-8000-000000000000",
		timestamp: "2026-01-01T00:00:00Z",
		vcs: { type: "git", revision: REVISION },
		tool: { name: "cursor", version: "2.4.0" },
		files: [
			{
				path: "src/a.ts",
				conversations: [
					{
						url: "file:///home/jane/secret.jsonl",
						contributor: { type: "ai", model_id: "anthropic/claude-opus-4-5" },
						ranges: [{ start_line: 2, end_line: 4, ...range }],
					},
				],
			},
		],
		...change,
	};
}

describe("parseTraceRecord", () => {
	it.each(["0.1.0", "0.1", "1.0"])("reads version %s", (version) => {
		expect(parseTraceRecord(record({ version }))).toEqual([
			{
				path: "src/a.ts",
				lines: { start: 2, end: 4 },
				revision: REVISION,
				contentHash: null,
				revisionIsParent: version === "1.0",
				saysHuman: false,
				claim: {
					origin: "ai",
					grade: "captured",
					source: "agent-trace",
					tool: "cursor",
					model: "anthropic/claude-opus-4-5",
					session: null,
					person: null,
				},
			},
		]);
	});

	it("never keeps a conversation URL, which may hold a home directory", () => {
		expect(JSON.stringify(parseTraceRecord(record()))).not.toContain("jane");
	});

	it.each([
		["mixed", "cursor"],
		["unknown", "cursor"],
	])("lets the range's own contributor %s win", (type, tool) => {
		const [entry] = parseTraceRecord(record({}, { contributor: { type } }));
		expect(entry?.claim).toMatchObject({ origin: type, tool, model: null });
	});

	it("takes nobody's word that a person wrote a line", () => {
		const [entry] = parseTraceRecord(record({}, { contributor: { type: "human", model_id: "x" } }));
		expect(entry).toMatchObject({
			saysHuman: true,
			claim: { origin: "unknown", grade: "declared", tool: null },
		});
	});

	it("reads our metadata, which can lower a grade, name a session, and spell a model", () => {
		const read = (own: unknown) =>
			parseTraceRecord(record({ metadata: { "dev.countersign": own } }))[0]?.claim ?? null;
		expect(
			read({ grade: "declared", session: "s1", model: "claude-opus-4-5", person: "Jane <j@x>" }),
		).toMatchObject({
			grade: "declared",
			session: "s1",
			model: "claude-opus-4-5",
			person: "Jane",
		});
		expect(read({ model: "gpt-5" })?.model).toBe("anthropic/claude-opus-4-5");
		expect(read({ grade: "signed" })?.grade).toBe("declared");
		expect(read("words")?.grade).toBe("captured");
	});

	it("is unknown without a contributor", () => {
		const files = [{ path: "a.ts", conversations: [{ ranges: [{ start_line: 1, end_line: 1 }] }] }];
		expect(parseTraceRecord(record({ files }))[0]?.claim.origin).toBe("unknown");
	});

	it.each([
		["no vcs", { vcs: undefined }],
		["another vcs", { vcs: { type: "jj", revision: REVISION } }],
		["a short id", { vcs: { type: "git", revision: "abc1234" } }],
		["an option for git", { vcs: { type: "git", revision: "--upload-pack=x" } }],
	])("has no revision with %s", (_, change) => {
		expect(parseTraceRecord(record(change))[0]?.revision).toBeNull();
	});

	it.each([
		["no object", 7],
		["null", null],
		["another version", record({ version: "2.0" })],
		["no files", record({ files: undefined })],
		["line 0", record({}, { start_line: 0 })],
		["a reversed range", record({}, { start_line: 9 })],
		["an absurd line", record({}, { end_line: 1e12 })],
		["half a line", record({}, { start_line: 1.5 })],
		["a new contributor", record({}, { contributor: { type: "robot" } })],
		["a long model id", record({}, { contributor: { type: "ai", model_id: "m".repeat(251) } })],
	])("refuses a record with %s", (_, value) => {
		expect(() => parseTraceRecord(value)).toThrow(ProvenanceError);
	});

	it("throws only its own error on any JSON", () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(() => parseTraceRecord(value)).toThrow(ProvenanceError);
			}),
		);
	});
});
