import { describe, expect, it } from "vitest";
import type { ProvenanceRecord } from "../../model/index.ts";
import { findLineChange } from "../capture/evidence-runs.ts";
import { renderRecord, type StoredRecord } from "../store/stored-record.ts";
import { matchRecords } from "./match-records.ts";

interface Edit {
	readonly before?: string;
	readonly after: string;
	readonly path?: string;
	readonly kind?: "ai" | "human";
	readonly tool?: string;
	readonly at?: string;
	readonly proposalChanged?: boolean;
}

function edit({
	before = "",
	after,
	path = "a.ts",
	kind = "ai",
	tool = "cursor",
	at,
	proposalChanged,
}: Edit) {
	const record: ProvenanceRecord = {
		schema: "countersign/provenance-1",
		kind,
		at: at ?? "2026-03-01T08:00:00Z",
		tool: { name: tool, version: null },
		model: null,
		session: null,
		call: null,
		person: { name: "Jane", email: "jane@example.com" },
		permissionMode: null,
		proposalChanged: proposalChanged ?? null,
		command: null,
		prompt: null,
		path,
		contentBefore: null,
		contentAfter: null,
		refinement: 0,
		runs: findLineChange(before, after).runs,
	};
	return { id: renderRecord(record).id, record };
}

async function match(
	records: readonly StoredRecord[],
	text: string,
	path = "a.ts",
): Promise<readonly string[]> {
	const file = { path, oldPaths: [], content: new TextEncoder().encode(text) };
	const found = await matchRecords([file], records);
	return found.map(({ start, end, author }) => `${start}-${end} ${author.claim.origin} ${author.claim.tool}`);
}

const LINES = "function loadUser(id) {\n\tconst row = table.get(id);\n\treturn null;\n}\n";
const GUARD = "\tif (!user) {\n\t\treturn null;\n\t}\n";

describe("matchRecords", () => {
	it("finds all lines of an edit, the trivial ones next to anchors included", async () => {
		expect(await match([edit({ after: LINES })], `// mine\n\n${LINES}`)).toEqual(["3-6 ai cursor"]);
	});

	it.each([
		["return null; before a bracket", "function other() {\n\treturn null;\n}\n"],
		["brackets and blank lines", "{\n\n}\n"],
		["a bracket after another's line", "const x = 1;\n}\n"],
	])("leaves %s to whoever typed it", async (_name, typed) => {
		const record = edit({ after: LINES });
		expect(await match([record], `${LINES}\n${typed}`)).toEqual(["1-4 ai cursor"]);
		expect(await match([record], typed, "b.ts")).toEqual([]);
	});

	it("leaves a guard that everybody writes to whoever typed it in another place or file", async () => {
		const record = edit({ after: `const user = findUser();\n${GUARD}` });
		const text = `const user = findUser();\n${GUARD}const other = 1;\n${GUARD}`;
		expect(await match([record], text)).toEqual(["1-4 ai cursor"]);
		expect(await match([record], `other();\n${GUARD}`, "b.ts")).toEqual([]);
	});

	it("leaves imports that many records have to whoever typed them elsewhere", async () => {
		const imports = 'import { describe, expect, it } from "vitest";\nimport fc from "fast-check";\n';
		const records = ["a.test.ts", "b.test.ts"].map((path) =>
			edit({ after: `${imports}work(${path});\n`, path }),
		);
		expect(await match(records, `${imports}mine();\n`, "c.test.ts")).toEqual([]);
	});

	it("finds a block that was moved to another file, and a copy of it", async () => {
		const block =
			"const total = prices.reduce(sum, 0);\nconst average = total / prices.length;\nconst rest = 1;\n";
		expect(await match([edit({ after: block })], `// b\n${block}`, "b.ts")).toEqual(["2-4 ai cursor"]);
		expect(await match([edit({ after: block })], `${block}// again\n${block}`)).toEqual([
			"1-3 ai cursor",
			"5-7 ai cursor",
		]);
	});

	it("leaves lines that many files begin with to whoever typed them elsewhere", async () => {
		const hooks =
			"const [loading, setLoading] = useState(false);\nconst [error, setError] = useState(null);\n";
		const loop = "const result = [];\nfor (const item of items) {\n\tif (!item.active) continue;\n";
		for (const text of [hooks, loop]) {
			expect(await match([edit({ after: `work(first);\n${text}` })], `mine();\n${text}`, "b.ts")).toEqual([]);
		}
	});

	it("lets an assistant keep what a person carried to another file, and names both where the person was first", async () => {
		const block = `${LINES}const total = table.count(id) + row.count;\n`;
		const carried = edit({ after: block, kind: "human", path: "b.ts", at: "2026-03-02T08:00:00Z" });
		expect(await match([edit({ after: block }), carried], block, "b.ts")).toEqual(["1-5 ai cursor"]);
		const copied = edit({ after: block, at: "2026-03-03T08:00:00Z" });
		expect((await match([copied, carried], block, "b.ts")).toSorted()).toEqual([
			"1-5 ai cursor",
			"1-5 human null",
		]);
	});

	it("takes no older text for a copy of what an assistant wrote in another file", async () => {
		const block = `${LINES}const total = table.count(id) + row.count;\n`;
		const records = [edit({ after: block })];
		const matchBorn = async (time: string) => {
			const born = Array.from({ length: 5 }, () => Date.parse(time));
			const file = { path: "b.ts", oldPaths: [], content: new TextEncoder().encode(block), born };
			return (await matchRecords([file], records)).length;
		};
		expect(await matchBorn("2026-02-28T08:00:00Z")).toBe(0);
		expect(await matchBorn("2026-03-02T08:00:00Z")).toBe(1);
		const own = {
			path: "a.ts",
			oldPaths: [],
			content: new TextEncoder().encode(block),
			born: [0, 0, 0, 0, 0],
		};
		expect(await matchRecords([own], records)).toHaveLength(1);
	});

	it("finds the bracket behind lines that somebody rewrote one by one, and none where lines are missing", async () => {
		const record = edit({ after: "function load(id) {\n\tconst row = find(id);\n\treturn row;\n}\n" });
		const rewritten = "function load(id) {\n\tconst row = find(id);\n\treturn row ?? fail(id);\n}\nmine();\n";
		expect(await match([record], rewritten)).toEqual(["1-2 ai cursor", "4-4 ai cursor"]);
		const shortened = "function load(id) {\n\tconst row = find(id);\n}\n}\n";
		expect(await match([record], shortened)).toEqual(["1-2 ai cursor"]);
	});

	it("finds the line that stands before what was put into a block, not its like elsewhere", async () => {
		const guard = "try {\n\tawait run();\n} catch {\n\treturn false;\n}\n";
		const record = edit({ after: `const first = begin();\n${guard}const last = end();\n` });
		const split = guard.replace("{\n", "{\n\tmine();\n");
		const text = `const first = begin();\n${split}const last = end();\nother();\n${guard}`;
		expect(await match([record], text)).toEqual(["1-2 ai cursor", "4-8 ai cursor"]);
	});

	it("names no place where one edit fits two equally well", async () => {
		const pair = "alpha();\nbravo();\n";
		expect(await match([edit({ after: pair })], `${pair}other\n${pair}`)).toEqual([]);
	});

	it("lets the younger of two assistants win, and an assistant keep what a person moved", async () => {
		const old = edit({ after: LINES, tool: "cursor" });
		const young = edit({ after: LINES, tool: "codex", at: "2026-03-02T08:00:00Z" });
		expect(await match([young, old], LINES)).toEqual(["1-4 ai codex"]);
		const moved = edit({ after: LINES, kind: "human", at: "2026-03-03T08:00:00Z" });
		expect(await match([moved, old], LINES)).toEqual(["1-4 ai cursor"]);
	});

	it("names both where a person and an assistant claim a line at the same time", async () => {
		const records = [edit({ after: LINES }), edit({ after: LINES, kind: "human" })];
		expect((await match(records, LINES)).toSorted()).toEqual(["1-4 ai cursor", "1-4 human null"]);
	});

	it("calls a changed proposal mixed, and a person's record human", async () => {
		expect(await match([edit({ after: LINES, proposalChanged: true })], LINES)).toEqual(["1-4 mixed cursor"]);
		expect(await match([edit({ after: LINES, kind: "human" })], LINES)).toEqual(["1-4 human null"]);
	});

	it("stays fast on files and records of one line many times", async () => {
		const text = "const same = everywhere();\n".repeat(20_000);
		const records = Array.from({ length: 30 }, (_, i) =>
			edit({ after: text, path: `${i}.ts`, before: `${i}` }),
		);
		expect(await match(records, text)).toEqual([]);
	});
});
