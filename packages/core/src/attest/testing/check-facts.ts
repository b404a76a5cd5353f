import type { CheckFacts } from "../statement/index.ts";

const COMMIT = "1".repeat(40);
const TREE = "2".repeat(40);
const BASE = "3".repeat(40);

/** A small but complete check, with a machine path and a person in places that evidence must not repeat. */
export function createFacts(): CheckFacts {
	return {
		change: {
			kind: "range",
			base: { commit: BASE, tree: TREE, label: "origin/main" },
			head: { commit: COMMIT, tree: TREE, label: "/home/alex/checkout" },
			branch: "alex/feature",
			defaultBranch: "main",
			shallow: false,
			commits: [
				{
					id: COMMIT,
					tree: TREE,
					parents: [BASE],
					author: { name: "Alex Doe", email: "alex@example.com" },
					committer: { name: "Alex Doe", email: "alex@example.com" },
					authoredAt: "2026-01-02T03:04:05+00:00",
					message: "Add a",
				},
			],
			files: [createFile("src/a.ts"), createFile("src/b.ts")],
			notes: [],
		},
		policy: { source: ".countersign/policy.yaml", digest: "4".repeat(64) },
		inspection: {
			engine: { name: "countersign", version: "1.2.3" },
			rules: { digest: "5".repeat(64), count: 7, problems: [] },
			findings: [createFinding("src/b.ts"), createFinding("src/a.ts")],
			areas: [],
			skipped: [{ path: "src/big.js", code: "timeout", detail: "gave up after 5003 ms" }],
			imports: [],
			inspectedFiles: 2,
			inspectedLines: 20,
			suppressed: 0,
		},
		provenance: {
			measured: true,
			files: [{ path: "src/a.ts", ranges: [] }],
			lines: { ai: 3, human: 2, mixed: 1, unknown: 4 },
			problems: [],
		},
		tiers: [{ path: "src/a.ts", tier: "trusted", areas: [], reasons: ["default"] }],
		verdict: {
			outcome: "block",
			reasons: [
				{
					code: "finding-threshold",
					outcome: "block",
					clause: "tiers.trusted.block.ai",
					clauseAt: ".countersign/policy.yaml:3:5",
					message: "SQL injection in src/a.ts",
					places: [],
					findings: ["6".repeat(64)],
					next: null,
				},
			],
			findings: [],
			notes: [],
		},
		tool: { name: "countersign", version: "1.2.3" },
		now: "2026-02-03T04:05:06.000Z",
	};
}

function createFile(path: string): CheckFacts["change"]["files"][number] {
	return {
		path,
		oldPath: null,
		status: "modified",
		kind: "text",
		executable: false,
		oldBlob: "7".repeat(40),
		newBlob: "8".repeat(40),
		added: [{ start: 1, end: 10 }],
		addedLines: 10,
		deletedLines: 0,
	};
}

function createFinding(path: string): CheckFacts["inspection"]["findings"][number] {
	return {
		ruleId: "ts-sql",
		category: "sql-injection",
		message: "m",
		severity: "high",
		confidence: "high",
		cwe: ["CWE-89"],
		path,
		range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
		snippet: "x",
		flow: [],
		fingerprint: "6".repeat(64),
		fix: null,
	};
}
