import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Origin, Outcome, type Policy, SensitiveArea, Severity, Tier } from "../model/index.ts";
import { evaluate } from "./evaluate.ts";
import type { EvaluateInput } from "./evaluate-input.ts";
import { buildInput, type FileSpec, type FindingSpec, type InputSpec } from "./input.fixture.ts";
import { getBuiltInPolicy } from "./parse-policy.ts";

const PATHS = ["src/a.ts", "src/b.ts", "Dockerfile", "lab/c.py"] as const;
const path = fc.constantFrom(...PATHS);
const origin = fc.constantFrom<Origin>("ai", "human", "mixed", "unknown");
const line = fc.integer({ min: 1, max: 25 });
const level = fc.constantFrom("high", "medium", "low");

const finding: fc.Arbitrary<FindingSpec> = fc.record({
	path,
	line,
	flow: fc.array(fc.tuple(path, line), { maxLength: 3 }),
	with: fc.record({
		severity: fc.constantFrom(...Severity.options),
		confidence: level,
		category: fc.constantFrom("sql-injection", "xss", "hardcoded-secret"),
		fingerprint: fc.nat({ max: 999 }).map(String),
	}),
});

const file = (name: string): fc.Arbitrary<FileSpec> =>
	fc.record({
		path: fc.constant(name),
		tier: fc.constantFrom(...Tier.options),
		areas: fc.uniqueArray(fc.constantFrom(...SensitiveArea.options), { maxLength: 3 }),
		lines: fc.tuple(origin, origin).map(
			([first, second]): NonNullable<FileSpec["lines"]> => [
				[1, 10, first],
				[11, 20, second],
			],
		),
		tool: fc.constantFrom("claude-code", "cursor", null),
	});

const spec: fc.Arbitrary<InputSpec> = fc.record({
	measured: fc.boolean(),
	files: fc.tuple(...PATHS.map(file)).chain((files) => fc.subarray(files)),
	findings: fc.array(finding, { maxLength: 5 }),
	areas: fc.array(
		fc.record({
			area: fc.constantFrom(...SensitiveArea.options),
			ruleId: fc.constant("area"),
			path,
			lines: line.map((start) => ({ start, end: start + 4 })),
		}),
		{ maxLength: 4 },
	),
	skipped: fc.array(
		fc.record({ path, code: fc.constantFrom("timeout", "unparsable"), detail: fc.constant("") }),
		{ maxLength: 2 },
	),
	imports: fc.array(fc.record({ from: path, to: path, line }), { maxLength: 3 }),
	approvals: fc.array(
		fc.record({
			person: fc.constantFrom("ann", "bob"),
			role: fc.constantFrom("senior", "developer"),
			expiresAt: fc.constant(null),
			hunks: fc.constant(null),
		}),
		{ maxLength: 3 },
	),
	declared: fc.dictionary(path, fc.constantFrom(...Tier.options), { noNullPrototype: true }),
});

function rank(input: EvaluateInput): number {
	return Outcome.options.indexOf(evaluate(input).outcome);
}

function reverse(input: EvaluateInput): EvaluateInput {
	const { change, provenance, inspection } = input;
	return {
		...input,
		change: { ...change, files: change.files.toReversed() },
		provenance: {
			...provenance,
			files: provenance.files.toReversed().map((entry) => ({ ...entry, ranges: entry.ranges.toReversed() })),
		},
		tiers: input.tiers.toReversed(),
		inspection: {
			...inspection,
			findings: inspection.findings.toReversed(),
			areas: inspection.areas.toReversed(),
			skipped: inspection.skipped.toReversed(),
			imports: inspection.imports.toReversed(),
		},
		approvals: input.approvals.toReversed(),
	};
}

function withOrigin(input: InputSpec, from: Origin, to: Origin): InputSpec {
	const files = input.files?.map((entry) => ({
		...entry,
		lines: entry.lines?.map(([start, end, was]) => [start, end, was === from ? to : was] as const) ?? [],
	}));
	return { ...input, ...(files && { files }) };
}

function asOwnPolicy(policy: Policy): Policy {
	return { ...policy, source: ".countersign/policy.yaml" };
}

describe("evaluate", () => {
	it("does not depend on the order of anything", () => {
		fc.assert(
			fc.property(spec, (given) => {
				const input = buildInput(given);
				expect(evaluate(reverse(input))).toEqual(evaluate(input));
			}),
			{ numRuns: 300 },
		);
	});

	it("never gets milder by a further finding", () => {
		fc.assert(
			fc.property(spec, finding, (given, extra) => {
				const more = buildInput({ ...given, findings: [...(given.findings ?? []), extra] });
				expect(rank(more)).toBeGreaterThanOrEqual(rank(buildInput(given)));
			}),
			{ numRuns: 300 },
		);
	});

	it("never gets milder by a more suspicious origin, once origin is measured", () => {
		const steps = fc.constantFrom<readonly [Origin, Origin]>(
			["human", "unknown"],
			["unknown", "mixed"],
			["unknown", "ai"],
			["mixed", "ai"],
		);
		fc.assert(
			fc.property(spec, steps, (given, [from, to]) => {
				const policy = asOwnPolicy(getBuiltInPolicy());
				const milder = { ...buildInput({ ...given, measured: true }), policy };
				const stricter = { ...buildInput({ ...withOrigin(given, from, to), measured: true }), policy };
				expect(rank(stricter)).toBeGreaterThanOrEqual(rank(milder));
			}),
			{ numRuns: 300 },
		);
	});

	it("never gets stricter by a further approval", () => {
		fc.assert(
			fc.property(spec, (given) => {
				const approvals = [
					...(given.approvals ?? []),
					{ person: "eve", role: "senior", expiresAt: null, hunks: null } as const,
				];
				expect(rank(buildInput({ ...given, approvals }))).toBeLessThanOrEqual(rank(buildInput(given)));
			}),
			{ numRuns: 200 },
		);
	});

	it("never refuses unmeasured lines for their origin alone", () => {
		fc.assert(
			fc.property(spec, (given) => {
				const unknown = ["ai", "mixed", "human"] as const;
				const plain = unknown.reduce((input: InputSpec, from) => withOrigin(input, from, "unknown"), given);
				const verdict = evaluate(buildInput({ ...plain, measured: false }));
				const allowed = ["finding-threshold", "hardcoded-secret", "isolation-breach", "file-not-inspected"];
				const refusals = verdict.reasons.filter(({ outcome }) => outcome === "block").map(({ code }) => code);
				expect(allowed).toEqual(expect.arrayContaining(refusals));
			}),
			{ numRuns: 200 },
		);
	});
});
