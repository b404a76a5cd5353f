import { expect, it } from "vitest";
import type { Change, ProvenanceReport } from "../model/index.ts";
import { listAuthors } from "./list-authors.ts";

const id = "1".repeat(40);
const commit = {
	id,
	tree: id,
	parents: [],
	author: { name: "Ada", email: "ada@example.com" },
	committer: { name: "GitHub", email: "noreply@github.com" },
	authoredAt: "2026-01-01T00:00:00Z",
	message:
		"Squash\n\nCo-authored-by: Bob <bob@example.com>\nCo-Authored-By: Claude <noreply@anthropic.com>\nco-authored-by:Cem<cem@example.com>",
};
const side = { commit: id, tree: id, label: "x" };
const change: Change = {
	...{ kind: "range", base: side, head: side, branch: null, defaultBranch: null, shallow: false },
	...{ commits: [commit], files: [], notes: [] },
};
const record = {
	id: "r",
	kind: "ai",
	path: "a",
	lines: [],
	prompt: "none",
	promptId: null,
	refinement: 0,
	signature: { state: "none", key: null, principal: null, note: null },
	person: { name: "Dan", email: "dan@example.com" },
} as const;
const range = {
	range: { start: 1, end: 1 },
	origin: "ai",
	grade: "captured",
	source: "record",
	tool: null,
	model: null,
	session: null,
	person: "Eve",
	commit: null,
} as const;

it("names authors, committers, co-authors, and who sat before the assistants, and no machine", () => {
	const provenance: ProvenanceReport = {
		measured: true,
		files: [{ path: "a", ranges: [range, range] }],
		lines: { ai: 1, human: 0, mixed: 0, unknown: 0 },
		problems: [],
		records: [record],
	};
	const names = listAuthors(change, provenance).map(({ name }) => name);
	expect(names.filter((name) => name !== "GitHub")).toEqual(["Ada", "Bob", "Cem", "Dan", "Eve"]);
});
