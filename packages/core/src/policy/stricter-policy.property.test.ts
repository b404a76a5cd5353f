import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type CitedRecord,
	type ClauseAction,
	Origin,
	Outcome,
	type PolicyRules,
	type RoundLimit,
	SensitiveArea,
	Tier,
} from "../model/index.ts";
import { evaluate } from "./evaluate.ts";
import type { EvaluateInput } from "./evaluate-input.ts";
import { buildInput, type FileSpec, type InputSpec } from "./input.fixture.ts";
import { getBuiltInPolicy } from "./parse-policy.ts";

const PATHS = ["src/a.ts", "src/b.ts"] as const;
const path = fc.constantFrom(...PATHS);
const origin = fc.constantFrom(...Origin.options);
const recorded = fc.constantFrom<"ai" | "mixed" | "unknown">("ai", "mixed", "unknown");
const area = fc.constantFrom("auth", "payment", "network");
const tool = fc.constantFrom("claude-code", "cursor", null);
const MILD_TO_STRICT = ["allow", "warn", "block"] as const satisfies readonly ClauseAction[];

const file = (name: string): fc.Arbitrary<FileSpec> =>
	fc.record({
		path: fc.constant(name),
		tier: fc.constantFrom(...Tier.options),
		areas: fc.uniqueArray(area, { maxLength: 2 }),
		lines: fc.tuple(origin, origin).map(
			([first, second]): NonNullable<FileSpec["lines"]> => [
				[1, 6, first],
				[7, 12, second],
			],
		),
		tool,
	});

const record: fc.Arbitrary<Partial<CitedRecord>> = fc.record({
	kind: fc.constantFrom("ai", "human"),
	path,
	lines: fc.integer({ min: 1, max: 10 }).map((start) => [{ start, end: start + 3 }]),
	prompt: fc.constantFrom("text", "digest", "none"),
	refinement: fc.integer({ min: 0, max: 8 }),
	signature: fc.record({
		state: fc.constantFrom("signed", "unlisted", "bad", "none"),
		key: fc.constant(null),
		principal: fc.constant(null),
		note: fc.constant(null),
	}),
});

const spec: fc.Arbitrary<InputSpec> = fc.record({
	measured: fc.boolean(),
	files: fc.tuple(...PATHS.map(file)).chain((files) => fc.subarray(files)),
	records: fc.array(record, { maxLength: 4 }),
	areas: fc.array(
		fc.record({ area, ruleId: fc.constant("area"), path, lines: fc.constant({ start: 3, end: 8 }) }),
		{ maxLength: 3 },
	),
});

const byTier = <T>(value: fc.Arbitrary<T>) =>
	fc.record({ experimental: value, trusted: value, critical: value });
const action = fc.constantFrom(...MILD_TO_STRICT);
const rounds = fc.constantFrom<RoundLimit>("never", 6, 4, 2, 1);
const names = fc.record({
	allow: fc.uniqueArray(fc.constantFrom("*", "cursor", "claude-*"), { maxLength: 2 }),
	deny: fc.uniqueArray(fc.constantFrom("cursor", "aider"), { maxLength: 1 }),
	action,
});

/** Rules about records alone: everything else is silent, so that nothing can hide a milder verdict. */
const rules: fc.Arbitrary<PolicyRules> = fc
	.record({
		prohibited: fc.record({
			areas: fc.uniqueArray(area, { maxLength: 2 }),
			origins: fc.uniqueArray(origin),
			further: fc.record({ ai: fc.uniqueArray(area), unknown: fc.uniqueArray(area) }, { requiredKeys: [] }),
			action: byTier(action),
		}),
		tools: fc.tuple(names, byTier(names)).map(([all, tiers]) => ({ ...all, tiers })),
		prompts: fc.record({
			need: fc.constantFrom("digest", "text"),
			origins: fc.uniqueArray(recorded),
			action: byTier(action),
		}),
		refinements: fc.record({
			origins: fc.uniqueArray(recorded),
			warn: byTier(rounds),
			block: byTier(rounds),
		}),
		signatures: fc.record({ origins: fc.uniqueArray(origin), action: byTier(action) }),
		provenance: fc
			.tuple(fc.nat({ max: 100 }), action, byTier(fc.record({ unknown: fc.nat({ max: 100 }), action })))
			.map(([unknown, act, tiers]) => ({ unknown, action: act, tiers })),
	})
	.map((some) => {
		const builtIn = getBuiltInPolicy().rules;
		const quiet = { ...builtIn.require.critical, approvals: [] };
		return {
			...builtIn,
			require: { experimental: quiet, trusted: quiet, critical: quiet },
			bulk: { ...builtIn.bulk, action: "allow" },
			...some,
		};
	});

function raise(was: ClauseAction): ClauseAction {
	return MILD_TO_STRICT[MILD_TO_STRICT.indexOf(was) + 1] ?? "block";
}

function lower(was: RoundLimit): RoundLimit {
	return was === "never" ? 5 : Math.max(1, was - 1);
}

const TIER: Tier = "critical";

/** One clause made stricter, by name. */
const STEPS: Readonly<Record<string, (was: PolicyRules) => Partial<PolicyRules>>> = {
	"prompts.action": ({ prompts }) => ({
		prompts: { ...prompts, action: { ...prompts.action, [TIER]: raise(prompts.action[TIER]) } },
	}),
	"prompts.need": ({ prompts }) => ({ prompts: { ...prompts, need: "text" } }),
	"prompts.origins": ({ prompts }) => ({ prompts: { ...prompts, origins: ["ai", "mixed", "unknown"] } }),
	"refinements.warn": ({ refinements }) => ({
		refinements: {
			...refinements,
			warn: { ...refinements.warn, [TIER]: lower(refinements.warn[TIER]) },
		},
	}),
	"refinements.block": ({ refinements }) => ({
		refinements: {
			...refinements,
			block: { ...refinements.block, [TIER]: lower(refinements.block[TIER]) },
		},
	}),
	"refinements.origins": ({ refinements }) => ({
		refinements: { ...refinements, origins: ["ai", "mixed", "unknown"] },
	}),
	"signatures.action": ({ signatures }) => ({
		signatures: { ...signatures, action: { ...signatures.action, [TIER]: raise(signatures.action[TIER]) } },
	}),
	"signatures.origins": ({ signatures }) => ({ signatures: { ...signatures, origins: Origin.options } }),
	"tools.tiers.allow": ({ tools }) => ({
		tools: { ...tools, tiers: { ...tools.tiers, [TIER]: { ...tools.tiers[TIER], allow: [] } } },
	}),
	"tools.tiers.deny": ({ tools }) => ({
		tools: {
			...tools,
			tiers: { ...tools.tiers, [TIER]: { ...tools.tiers[TIER], deny: ["cursor", "aider", "claude-code"] } },
		},
	}),
	"tools.allow": ({ tools }) => ({ tools: { ...tools, allow: [] } }),
	"prohibited.further": ({ prohibited }) => ({
		prohibited: { ...prohibited, further: { ai: SensitiveArea.options, unknown: SensitiveArea.options } },
	}),
	"prohibited.areas": ({ prohibited }) => ({ prohibited: { ...prohibited, areas: SensitiveArea.options } }),
	"prohibited.action": ({ prohibited }) => ({
		prohibited: { ...prohibited, action: { ...prohibited.action, [TIER]: raise(prohibited.action[TIER]) } },
	}),
	"provenance.unknown": ({ provenance }) => ({ provenance: { ...provenance, unknown: 0 } }),
	"provenance.tiers.unknown": ({ provenance }) => ({
		provenance: {
			...provenance,
			tiers: { ...provenance.tiers, [TIER]: { ...provenance.tiers[TIER], unknown: 0 } },
		},
	}),
	"provenance.tiers.action": ({ provenance: { tiers, ...rest } }) => ({
		provenance: {
			...rest,
			tiers: { ...tiers, [TIER]: { ...tiers[TIER], action: raise(tiers[TIER].action) } },
		},
	}),
};

function judge(given: InputSpec, under: PolicyRules): EvaluateInput {
	const input = buildInput(given);
	return { ...input, policy: { ...input.policy, source: ".countersign/policy.yaml", rules: under } };
}

function rank(input: EvaluateInput): number {
	return Outcome.options.indexOf(evaluate(input).outcome);
}

function freeze<T>(value: T): T {
	if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		for (const inner of Object.values(value)) freeze(inner);
	}
	return value;
}

describe("a stricter policy", () => {
	it.each(Object.entries(STEPS))("never gives a milder verdict by %s", (_, step) => {
		fc.assert(
			fc.property(spec, rules, (given, was) => {
				const stricter = { ...was, ...step(was) };
				expect(rank(judge(given, stricter))).toBeGreaterThanOrEqual(rank(judge(given, was)));
			}),
			{ numRuns: 150 },
		);
	});

	it("is noticed: every step holds something against some change", () => {
		const samples = fc.sample(fc.tuple(spec, rules), { numRuns: 400, seed: 7 });
		const count = (given: InputSpec, under: PolicyRules): number =>
			evaluate(judge(given, under)).reasons.reduce((sum, { places }) => sum + 1 + places.length, 0);
		const unnoticed = Object.entries(STEPS).filter(
			([, step]) =>
				!samples.some(([given, was]) => count(given, { ...was, ...step(was) }) > count(given, was)),
		);
		expect(unnoticed.map(([name]) => name)).toEqual([]);
	});
});

describe("evaluate, with records", () => {
	it("changes nothing, and says the same of the same", () => {
		fc.assert(
			fc.property(spec, rules, (given, under) => {
				const input = freeze(judge(given, under));
				const verdict = evaluate(input);
				expect(verdict.reasons.filter(({ code }) => code === "clause-failed")).toEqual([]);
				const { provenance } = input;
				const reversed = { ...provenance, records: provenance.records?.toReversed() ?? [] };
				expect(evaluate({ ...input, provenance: reversed })).toEqual(verdict);
			}),
			{ numRuns: 200 },
		);
	});

	it("refuses no unmeasured line for want of a record", () => {
		fc.assert(
			fc.property(spec, rules, (given, under) => {
				const verdict = evaluate(judge({ ...given, measured: false }, under));
				const refused = verdict.reasons.filter(({ outcome }) => outcome === "block").map(({ code }) => code);
				expect(refused).not.toContain("missing-prompt");
				expect(refused).not.toContain("unsigned-record");
				expect(refused).not.toContain("unknown-share");
			}),
			{ numRuns: 200 },
		);
	});
});
