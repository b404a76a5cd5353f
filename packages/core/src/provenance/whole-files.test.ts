import { describe, expect, it } from "vitest";
import { lineFingerprint, sha256Hex } from "../kit/index.ts";
import type { Change, LineIntroduction, ProvenanceRecord, TreeReader } from "../model/index.ts";
import { sampleRecord } from "./testing/sample-record.ts";
import { attributeWholeFiles, WholeFiles } from "./whole-files.ts";

const TREE = "1".repeat(40);
const COMMIT = "2".repeat(40);
const OLD_TREE = "3".repeat(40);

function toRecord(content: string, changes: Partial<ProvenanceRecord> = {}): ProvenanceRecord {
	const lines = content.split("\n").slice(0, -1);
	return sampleRecord({
		path: "VERSION",
		contentAfter: sha256Hex(content),
		runs: [{ start: 1, lines: lines.map(lineFingerprint), before: null, after: null }],
		...changes,
	});
}

function toChange(lines: number): Change {
	const file = {
		...({ path: "VERSION", oldPath: null, status: "added", kind: "text", executable: false } as const),
		...{
			oldBlob: null,
			newBlob: null,
			added: [{ start: 1, end: lines }],
			addedLines: lines,
			deletedLines: 0,
		},
	};
	const identity = { name: "Ada", email: "ada@example.com" };
	const commit = {
		...{ id: COMMIT, tree: OLD_TREE, parents: [], author: identity, committer: identity },
		...{ authoredAt: "2026-03-01T08:00:00Z", message: "" },
	};
	return {
		kind: "range",
		base: { commit: null, tree: TREE, label: "" },
		head: { commit: null, tree: TREE, label: "" },
		...{ branch: null, defaultBranch: null, shallow: false, commits: [commit], files: [file], notes: [] },
	};
}

/** Which lines of the file are whose, with what stood in the commit that brought them in where that differs. */
async function attribute(
	records: readonly ProvenanceRecord[],
	head: string,
	older?: { readonly content: string; readonly introductions: readonly LineIntroduction[] },
): Promise<readonly string[]> {
	const files = new WholeFiles(new Set(["VERSION"]));
	async function* list() {
		for (const [index, record] of records.entries()) yield { id: `r${index}`, record };
	}
	for await (const _ of files.watch(list()));
	const contents = new Map([
		[TREE, head],
		[OLD_TREE, older?.content ?? ""],
	]);
	const trees: TreeReader = {
		listTree: async () => [],
		readPath: async (tree) => new TextEncoder().encode(contents.get(tree) ?? ""),
	};
	const byFile = new Map([["VERSION", older?.introductions ?? []]]);
	const introductions = { byFile, commits: [], paths: new Set<string>(), has: () => true };
	const change = toChange(head.split("\n").length - 1);
	const found = await attributeWholeFiles(files, { change, introductions, trees, recorded: [] });
	return found.map(({ start, end, author }) => `${start}-${end} ${author.id} ${author.claim.origin}`);
}

describe("attributeWholeFiles", () => {
	it("gives a file of one short line to the assistant that left it so", async () => {
		expect(await attribute([toRecord("1\n")], "1\n")).toEqual(["1-1 r0 ai"]);
	});

	it.each<[string, string, Partial<ProvenanceRecord>]>([
		["another byte", "1\n\n", {}],
		["another path", "1\n", { path: "OTHER" }],
		["a person's record", "1\n", { kind: "human" }],
		["a record without content", "1\n", { contentAfter: null }],
		["a gap", "1\n", { runs: [], gap: "content-before-unknown" }],
		[
			"lines that are not what the record says",
			"1\n",
			{ runs: [{ start: 1, lines: [lineFingerprint("2")], before: null, after: null }] },
		],
		[
			"lines that the edit did not add",
			"1\n",
			{ runs: [{ start: 2, lines: [lineFingerprint("1")], before: null, after: null }] },
		],
	])("says nothing of %s", async (_name, head, changes) => {
		expect(await attribute([toRecord("1\n", changes)], head)).toEqual([]);
	});

	it("takes the younger of two, and keeps a changed proposal mixed", async () => {
		const younger = toRecord("1\n", { at: "2026-03-02T08:00:00Z", proposalChanged: true });
		expect(await attribute([toRecord("1\n"), younger], "1\n")).toEqual(["1-1 r1 mixed"]);
	});

	it("remembers what a commit held when lines were added to the file since", async () => {
		const introductions = [
			{ lines: { start: 2, end: 3 }, commit: COMMIT, path: "VERSION", originalStart: 1 },
		];
		const older = { content: "1\n2\n", introductions };
		expect(await attribute([toRecord("1\n2\n")], "0\n1\n2\n", older)).toEqual(["2-3 r0 ai"]);
	});
});
