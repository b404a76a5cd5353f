import { describe, expect, it } from "vitest";
import { sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import { Statement } from "../../model/index.ts";
import { createFacts } from "../testing/check-facts.ts";
import { buildCheckStatement } from "./build-check-statement.ts";

const later = "2027-01-01T00:00:00.000Z";

function textOf(facts = createFacts()): string {
	return toCanonicalJson(buildCheckStatement(facts));
}

describe("buildCheckStatement", () => {
	it("is an in-toto statement about the head commit and its tree", () => {
		const statement = Statement.parse(buildCheckStatement(createFacts()));
		expect(statement.predicateType).toBe("https://countersign.dev/check/v1");
		expect(statement.subject).toEqual([
			{ name: "commit", digest: { gitCommit: "1".repeat(40) } },
			{ name: "tree", digest: { gitTree: "2".repeat(40) } },
		]);
	});

	it("is about the tree alone when the change is staged", () => {
		const facts = createFacts();
		const head = { ...facts.change.head, commit: null };
		const statement = buildCheckStatement({ ...facts, change: { ...facts.change, kind: "staged", head } });
		expect(statement.subject).toEqual([{ name: "tree", digest: { gitTree: "2".repeat(40) } }]);
	});

	it("states the whole result", () => {
		const facts = createFacts();
		const { predicate } = buildCheckStatement(facts);
		const findings = [...facts.inspection.findings].map(toCanonicalJson).sort();
		expect(predicate).toMatchObject({
			change: {
				kind: "range",
				base: { commit: "3".repeat(40), tree: "2".repeat(40) },
				files: { count: 2 },
			},
			policy: { source: ".countersign/policy.yaml", digest: "4".repeat(64) },
			provenance: { measured: true, lines: { ai: 3, human: 2, mixed: 1, unknown: 4 } },
			inspection: {
				engine: { name: "countersign", version: "1.2.3" },
				rules: { count: 7, digest: "5".repeat(64) },
				findings: { count: 2, digest: sha256Hex(`[${findings.join(",")}]`) },
				skipped: { count: 1 },
			},
			tiers: { count: 1 },
			verdict: {
				outcome: "block",
				reasons: [
					{
						code: "finding-threshold",
						clause: "tiers.trusted.block.ai",
						message: "SQL injection in src/a.ts",
					},
				],
			},
			tool: { name: "countersign", version: "1.2.3" },
			checkedAt: "2026-02-03T04:05:06.000Z",
		});
	});

	it("states which acts were worth what, where there are any", () => {
		expect(buildCheckStatement(createFacts()).predicate).not.toHaveProperty("review");
		const people = { version: 3, digest: "a".repeat(64) };
		const review = { people, hunks: [], acts: [], problems: [], notes: [] };
		const { predicate } = buildCheckStatement({ ...createFacts(), review });
		expect(predicate).toMatchObject({ review: { people, acts: { count: 0, digest: sha256Hex("[]") } } });
	});

	it("differs between two runs in the time alone", () => {
		const facts = createFacts();
		const reversed = {
			...facts,
			change: { ...facts.change, files: facts.change.files.toReversed() },
			inspection: {
				...facts.inspection,
				findings: facts.inspection.findings.toReversed(),
				skipped: [{ path: "src/big.js", code: "timeout" as const, detail: "gave up after 4999 ms" }],
			},
			now: later,
		};
		expect(textOf()).toBe(textOf());
		expect(textOf(reversed).replace(later, facts.now)).toBe(textOf());
	});

	it.each([
		[
			"a finding",
			(f: ReturnType<typeof createFacts>) => ({ ...f, inspection: { ...f.inspection, findings: [] } }),
		],
		["a skipped file", (f) => ({ ...f, inspection: { ...f.inspection, skipped: [] } })],
		["a tier", (f) => ({ ...f, tiers: f.tiers.map((t) => ({ ...t, tier: "experimental" as const })) })],
		["an origin", (f) => ({ ...f, provenance: { ...f.provenance, measured: false } })],
		["a file", (f) => ({ ...f, change: { ...f.change, files: f.change.files.slice(1) } })],
	] satisfies [string, (facts: ReturnType<typeof createFacts>) => ReturnType<typeof createFacts>][])(
		"changes with %s",
		(_what, change) => {
			expect(textOf(change(createFacts()))).not.toBe(textOf());
		},
	);

	it.each(["/home/alex/policy.yaml", "C:\\Users\\alex\\p.yaml", "~/alex.yaml", "../alex/policy.yaml"])(
		"holds no machine path and no person, even for the policy %s",
		(source) => {
			const text = textOf({ ...createFacts(), policy: { source, digest: "4".repeat(64) } });
			expect(text).not.toMatch(/alex/i);
		},
	);
});
