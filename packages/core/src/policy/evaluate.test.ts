import { describe, expect, it } from "vitest";
import type { Origin } from "../model/index.ts";
import { A, found, inTier, lines, TWO } from "./cases.fixture.ts";
import { evaluate } from "./evaluate.ts";
import { buildInput, type InputSpec } from "./input.fixture.ts";

describe("what a verdict tells", () => {
	it("points at the clause in the file, or at the built-in policy", () => {
		const policy = "require:\n  trusted:\n    block:\n      human: low";
		const verdict = evaluate(buildInput({ policy, files: lines("human"), findings: found("low") }));
		expect(verdict.reasons[0]).toMatchObject({
			clause: "require.trusted.block.human",
			clauseAt: ".countersign/policy.yaml:5:7",
			places: [{ path: A, lines: { start: 3, end: 3 } }],
			findings: ["fp0"],
			next: "countersign explain js/sql-injection",
		});
		const builtIn = evaluate(
			buildInput({ policy, files: inTier("critical", "human"), findings: found("high") }),
		);
		expect(builtIn.reasons.map(({ clauseAt }) => clauseAt)).toEqual(["built-in policy", "built-in policy"]);
	});

	it("says that origin is not measured, and only then", () => {
		const note = expect.stringContaining("Origin is not measured in this repository: 10 added lines");
		expect(evaluate(buildInput({ measured: false, files: lines("unknown") })).notes).toContainEqual(note);
		expect(evaluate(buildInput({ files: lines("unknown") })).notes).not.toContainEqual(note);
	});

	it("says what it left out", () => {
		const spec: InputSpec = { policy: "exclude: [src/**]", files: lines("ai"), suppressed: 2 };
		const notes = evaluate(buildInput(spec)).notes;
		expect(notes[0]).toContain("excludes 1 changed file from judgment: src/a.ts");
		expect(notes[1]).toContain("2 findings accepted in source");
	});

	it.each<[readonly Origin[], Origin]>([
		[["human", "unknown"], "unknown"],
		[["unknown", "mixed"], "mixed"],
		[["human", "unknown", "mixed", "ai"], "ai"],
		[["human"], "human"],
	])("gives a finding on %s lines the origin %s", (origins, expected) => {
		const files = [
			{ path: A, lines: origins.map((origin, index) => [index + 1, index + 1, origin] as const) },
		];
		const flow = origins.map((_, index) => [A, index + 1] as const);
		const { findings } = evaluate(buildInput({ files, findings: [{ path: A, line: 1, flow }] }));
		expect(findings.map(({ origin }) => origin)).toEqual([expected]);
	});

	it("takes lines that the evidence forgot for unknown", () => {
		const input = buildInput({ files: lines("human"), findings: found("medium"), approvals: TWO });
		const verdict = evaluate({ ...input, provenance: { ...input.provenance, files: [] } });
		expect(verdict.outcome).toBe("block");
		expect(verdict.findings.map(({ origin }) => origin)).toEqual(["unknown"]);
	});

	it("fails closed when a tier is missing or a clause throws", () => {
		const input = buildInput({ files: inTier("critical", "human"), findings: found("high") });
		const untiered = evaluate({ ...input, tiers: [] });
		expect(untiered.outcome).toBe("error");
		expect(untiered.reasons[0]?.message).toContain("No tier was assigned to src/a.ts");
		const timeless = evaluate({ ...input, now: "yesterday" });
		expect(timeless.reasons.map(({ code }) => code)).toEqual(["clause-failed", "finding-threshold"]);
		expect(timeless.outcome).toBe("error");
	});

	it("offers no command for a rule id that a shell would read as more than a word", () => {
		const findings = [{ path: A, with: { ruleId: "x; rm -rf ." } }];
		expect(evaluate(buildInput({ files: lines("human"), findings })).reasons[0]?.next).toBeNull();
	});
});
