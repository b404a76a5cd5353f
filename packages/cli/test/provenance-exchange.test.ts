import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createRefStore, openRepository, putRecords } from "@countersign/core";
import { lineFingerprint } from "@countersign/core/kit";
import type { ProvenanceRecord } from "@countersign/core/model";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestRepository, type TestRepository } from "../../core/src/change/testing/test-repository.ts";

const PROGRAM = join(import.meta.dirname, "../src/countersign.ts");

const write = (who: string, count: number) =>
	Array.from({ length: count }, (_, index) => `const ${who}${index} = ${who}Step(${index}, "${who}");`);
const HAND = write("hand", 8);
const ASSISTANT = write("assistant", 5);
const PERSON = write("person", 4);
const STAGED = write("staged", 3);

function toRecord(lines: readonly string[], change: Partial<ProvenanceRecord> = {}): ProvenanceRecord {
	return {
		schema: "countersign/provenance-1",
		kind: "ai",
		at: "2026-03-01T08:00:00Z",
		tool: { name: "claude-code", version: null },
		model: "model-1",
		session: "session-1",
		call: null,
		person: null,
		permissionMode: null,
		proposalChanged: null,
		command: null,
		prompt: null,
		path: "a.ts",
		contentBefore: null,
		contentAfter: null,
		refinement: 0,
		runs: [{ start: 1, lines: lines.map(lineFingerprint), before: null, after: null }],
		...change,
	};
}

let test: TestRepository;

function toText(...parts: readonly (readonly string[])[]): string {
	return `${parts.flat().join("\n")}\n`;
}

/** A first commit by hand, and a second with lines of an assistant and of a recorded person. */
beforeEach(async () => {
	test = createTestRepository();
	test.commit("Start", { "a.ts": toText(HAND) });
	test.commit("First", { "a.ts": toText(HAND, ASSISTANT, PERSON) });
	const person = { name: "Pat Person", email: "pat@example.org" };
	const human = { kind: "human", model: null, session: null, person } as const;
	const records = [
		toRecord(ASSISTANT),
		toRecord(PERSON, human),
		toRecord(STAGED, { tool: { name: "cursor", version: null }, model: null }),
	];
	await putRecords(createRefStore(await openRepository(test.root)), records);
});

afterEach(() => test.remove());

function run(args: readonly string[], input = "") {
	const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", NO_COLOR: "1" };
	const all = ["provenance", ...args];
	const result = spawnSync(process.execPath, [PROGRAM, ...all], { cwd: test.root, env, input });
	return { code: result.status, out: result.stdout.toString("utf8"), err: result.stderr.toString("utf8") };
}

it("writes every format, says what is lost, and reads it back", () => {
	const formats = ["agent-trace", "cyclonedx", "spdx"];
	const exported = formats.map((format) => run(["export", "--format", format, "HEAD"]));
	expect(exported.map(({ code }) => code)).toEqual([0, 0, 0]);
	expect(exported.map(({ err }) => err)).toEqual([
		"",
		expect.stringMatching(/^lost: grade, 9 lines: .*\n$/),
		expect.stringMatching(/^lost: grade, 9 lines: .*\n$/),
	]);
	test.git("update-ref", "-d", "refs/countersign/provenance");
	for (const [index, format] of formats.entries()) {
		const imported = run(["import", "--from", format, "--base", "HEAD~1", "-"], exported[index]?.out);
		expect(imported.out).toMatch(new RegExp(`^${index === 0 ? 1 : 0} records made from ${format};`));
		expect(imported.err).toContain("not imported: human, 4 lines: ");
	}
});

it("writes a file, and wraps the text in JSON", () => {
	const { code, out } = run(["export", "--format", "cyclonedx=bom.json", "--format", "json"]);
	expect(code).toBe(0);
	const shown = JSON.parse(out) as { text: string; lost: object[]; commit: string };
	expect(shown).toMatchObject({ format: "cyclonedx", commit: test.git("rev-parse", "HEAD") });
	expect(shown.lost).toMatchObject([{ kind: "grade", count: 9, unit: "lines" }]);
	expect(readFileSync(join(test.root, "bom.json"), "utf8")).toBe(shown.text);
	const { out: again } = run([
		"import",
		"--from",
		"cyclonedx",
		"bom.json",
		"--base",
		"HEAD~1",
		"--format",
		"json",
	]);
	expect(JSON.parse(again)).toMatchObject({ format: "cyclonedx", records: [], problems: [] });
});

it("exports the first commit", () => {
	const { code, out } = run(["export", "HEAD~1", "--format", "json"]);
	expect(code).toBe(0);
	expect(JSON.parse(out)).toMatchObject({
		format: "git-ai",
		commit: test.git("rev-parse", "HEAD~1"),
		lost: [],
	});
});

it("makes trailers that git takes", () => {
	test.write({ "a.ts": toText(HAND, ASSISTANT, PERSON, STAGED) });
	test.git("add", "--all");
	const { out, err } = run(["export", "--format", "trailers", "--staged", "--tools", "sparse, smatch"]);
	expect(out).toMatch(/^Assisted-by: cursor sparse smatch\n$/);
	expect(err).toContain("lost: lines, 3 lines: ");
	const message = test.gitInput("Subject\n", "interpret-trailers", "--trailer", out.trim());
	expect(message).toBe(`Subject\n\n${out}`.trimEnd());
});

describe("what is wrong", () => {
	it.each([
		["a format that cannot be written", ["export", "--format", "entire"]],
		["a format that nobody has", ["export", "--format", "sarif"]],
		["two formats", ["export", "--format", "spdx", "--format", "git-ai"]],
		["a commit of what is staged", ["export", "--staged", "--format", "trailers", "HEAD"]],
		["a note of what is staged", ["export", "--staged"]],
		["tools outside trailers", ["export", "--tools", "sparse"]],
		["a tool of two words", ["export", "--format", "trailers", "--tools", "a b"]],
		["a commit that is not there", ["export", "HEAD~9"]],
		["an import of nothing known", ["import", "--from", "words"]],
		["an import without its file", ["import", "--from", "spdx"]],
		["a file for git notes", ["import", "bom.json"]],
		["a file that is not there", ["import", "--from", "spdx", "none.json"]],
	])("%s is our fault, with a way out", (_, args) => {
		const { code, out, err } = run(args);
		expect({ code, out }).toEqual({ code: 2, out: "" });
		expect(err).toMatch(/^error [A-Z_]+: .+\n(?: {2}cause: .+\n)? {2}fix: .+/);
	});

	it("a hostile document is reported and skipped", () => {
		const { code, out, err } = run(["import", "--from", "spdx", "-"], '{"a":1,"a":2}');
		expect(code).toBe(0);
		expect(out).toMatch(/^0 records/);
		expect(err).toContain("PROVENANCE_DOCUMENT_MALFORMED standard input: ");
		expect(existsSync(join(test.root, ".git/refs/notes"))).toBe(false);
	});
});

it.each(["export", "import"])("shows examples of %s for every format", (command) => {
	const { out } = run([command, "--help"]);
	for (const format of ["git-ai", "agent-trace", "trailers", "cyclonedx", "spdx", "entire"]) {
		expect(out).toContain(format);
	}
	expect(out.split(`countersign provenance ${command}`).length).toBeGreaterThan(5);
});
