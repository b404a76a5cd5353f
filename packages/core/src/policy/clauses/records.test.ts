import { describe, expect, it } from "vitest";
import type { CitedRecord, RecordSignature } from "../../model/index.ts";
import { A, inTier, runCases, TWO, UNSIGNED } from "../cases.fixture.ts";
import { evaluate } from "../evaluate.ts";
import { buildInput, type FileSpec, type InputSpec } from "../input.fixture.ts";

/** A policy about one thing, that asks for no approvals. */
const only = (rules: string) => `${UNSIGNED}${rules}`;
const spec = (policy: string, ...records: Partial<CitedRecord>[]): InputSpec => ({
	policy: only(policy),
	files: inTier("critical", "ai"),
	records,
});
const firstReason = (input: InputSpec) => evaluate(buildInput(input)).reasons[0];
const ID = "0".repeat(12);

describe("prompts", () => {
	const block = "prompts: {action: {critical: block}}";
	const text = "prompts: {need: text, action: {critical: block}}";
	runCases([
		["a digest where a digest is needed", spec(block, { prompt: "digest" }), "pass", []],
		["no prompt", spec(block, { prompt: "none" }), "block", ["missing-prompt:block"]],
		["no record at all", spec(block), "block", ["missing-prompt:block"]],
		[
			"a digest where the text is needed",
			spec(text, { prompt: "digest" }),
			"block",
			["missing-prompt:block"],
		],
		["the text", spec(text, { prompt: "text" }), "pass", []],
		[
			"one of two assistants left none",
			spec(block, { prompt: "text" }, { prompt: "none" }),
			"block",
			["missing-prompt:block"],
		],
		[
			"a person's record is no prompt",
			spec(block, { kind: "human", prompt: "none" }),
			"block",
			["missing-prompt:block"],
		],
		["another tier", { ...spec(block), files: inTier("trusted", "ai") }, "pass", []],
		["another origin", { ...spec(block), files: inTier("critical", "human") }, "pass", []],
		["nothing measures origin", { ...spec(block), measured: false }, "warn", ["missing-prompt:warn"]],
		["by default", spec("bulk: {lines: 999}"), "pass", []],
	]);

	it("names lines, record and the command that shows it", () => {
		const part = { prompt: "none", lines: [{ start: 3, end: 4 }] } as const;
		const reason = firstReason(spec(block, part, { lines: [{ start: 1, end: 8 }] }));
		expect(reason).toMatchObject({
			clause: "prompts.action.critical",
			clauseAt: expect.stringMatching(/^\.countersign\/policy\.yaml:3:/),
			places: [
				{ path: A, lines: { start: 3, end: 4 } },
				{ path: A, lines: { start: 9, end: 10 } },
			],
			next: `countersign provenance show ${ID}`,
		});
		expect(reason?.message).toBe(
			`4 added lines of critical code have no digest of the prompt behind them: src/a.ts:3-4 (records ${ID}, 100000000000) and src/a.ts:9-10 (no record)`,
		);
	});
});

describe("refinements", () => {
	const limits = "refinements: {warn: {critical: 2}, block: {critical: 4}}";
	runCases([
		["below the limit", spec(limits, { refinement: 1 }), "pass", []],
		["at the limit", spec(limits, { refinement: 2 }), "warn", ["refinement-limit:warn"]],
		["beyond the second limit", spec(limits, { refinement: 4 }), "block", ["refinement-limit:block"]],
		[
			"the worst of two records",
			spec(limits, { refinement: 1 }, { refinement: 9 }),
			"block",
			["refinement-limit:block"],
		],
		[
			"each run of lines by its own count",
			spec(
				limits,
				{ refinement: 5, lines: [{ start: 1, end: 2 }] },
				{ refinement: 3, lines: [{ start: 3, end: 4 }] },
			),
			"block",
			["refinement-limit:block", "refinement-limit:warn"],
		],
		["a person's rounds", spec(limits, { refinement: 9, kind: "human" }), "pass", []],
		["never", spec("refinements: {warn: {critical: never}}", { refinement: 999 }), "pass", []],
		["by default", spec("bulk: {lines: 999}", { refinement: 3 }), "warn", ["refinement-limit:warn"]],
	]);

	it("shows the lines with most rounds first", () => {
		const records = [
			{ refinement: 4, lines: [{ start: 1, end: 1 }] },
			{ refinement: 7, lines: [{ start: 5, end: 6 }] },
		];
		expect(firstReason(spec(limits, ...records))?.message).toBe(
			`3 added lines of critical code were rewritten by an assistant 4 times or more: src/a.ts:5-6 (record 100000000000) 7 rounds and src/a.ts:1 (record ${ID}) 4 rounds`,
		);
	});
});

describe("signatures", () => {
	const block = "signatures: {action: {critical: block}}";
	const by = (state: RecordSignature["state"]): Partial<CitedRecord> => ({
		signature: { state, key: "SHA256:x", principal: null, note: "The signature does not fit the content." },
	});
	runCases([
		["a signed record", spec(block, by("signed")), "pass", []],
		["an unsigned one", spec(block, by("none")), "block", ["unsigned-record:block"]],
		["a key that nobody lists", spec(block, by("unlisted")), "block", ["unsigned-record:block"]],
		["one of two unsigned", spec(block, by("signed"), by("none")), "block", ["unsigned-record:block"]],
		["no record", spec(block), "block", ["unsigned-record:block"]],
		["a forged signature is bad evidence", spec(block, by("bad")), "error", ["bad-evidence:error"]],
		[
			"also where the policy only warns",
			spec("signatures: {action: {critical: warn}}", by("bad")),
			"error",
			["bad-evidence:error"],
		],
		["but not where no verdict rests on it", spec("bulk: {lines: 999}", by("bad")), "pass", []],
		["nothing measures origin", { ...spec(block), measured: false }, "warn", ["unsigned-record:warn"]],
	]);

	it("says what is wrong with a forged one, and how to sign", () => {
		expect(firstReason(spec(block, by("bad")))?.message).toContain(
			`record ${ID}: The signature does not fit the content.; src/a.ts:1-10 (record ${ID})`,
		);
		expect(firstReason(spec(block, by("none")))?.next).toBe("countersign provenance sign");
	});
});

describe("lists and shares of one tier", () => {
	const files = (tier: "trusted" | "critical", tool: string): readonly FileSpec[] => [
		{ path: A, tier, lines: [[1, 10, "ai"]], tool },
	];
	const policy = only("tools: {allow: [cursor, claude-code], tiers: {critical: {allow: [claude-code]}}}");
	const share = only("provenance: {unknown: 60, tiers: {critical: {unknown: 0, action: block}}}");
	const half = (tier: "trusted" | "critical"): readonly FileSpec[] => [
		{
			path: A,
			tier,
			lines: [
				[1, 5, "unknown"],
				[6, 10, "human"],
			],
		},
	];
	runCases([
		["a tool that the tier allows", { policy, files: files("critical", "claude-code") }, "pass", []],
		[
			"a tool that only other tiers allow",
			{ policy, files: files("critical", "cursor") },
			"block",
			["tool-not-allowed:block"],
		],
		["the same in another tier", { policy, files: files("trusted", "cursor") }, "pass", []],
		[
			"a tool that nobody allows is refused twice",
			{ policy, files: files("critical", "aider") },
			"block",
			["tool-not-allowed:block", "tool-not-allowed:block"],
		],
		["an unknown share below the limit of all", { policy: share, files: half("trusted") }, "pass", []],
		["above that of the tier", { policy: share, files: half("critical") }, "block", ["unknown-share:block"]],
		["where nothing measures", { policy: share, files: half("critical"), measured: false }, "pass", []],
	]);

	it("names the clause of the tier", () => {
		expect(firstReason({ policy, files: files("critical", "cursor") })).toMatchObject({
			clause: "tools.tiers.critical.allow",
			message: 'the tool "cursor" that wrote src/a.ts:1-10 (no record) is not on the list of allowed ones',
		});
		expect(firstReason({ policy: share, files: half("critical") })).toMatchObject({
			clause: "provenance.tiers.critical.unknown",
			message: expect.stringContaining("5 of 10 added lines of critical code have no evidence"),
			next: "countersign provenance status",
		});
	});
});

describe("areas of one origin", () => {
	const policy = only("prohibited: {areas: [], further: {ai: [payment]}, action: {critical: block}}");
	const touch = (origin: "ai" | "unknown", areas: "payment" | "auth" = "payment"): InputSpec => ({
		policy,
		files: [{ path: A, tier: "critical", areas: [areas], lines: [[1, 10, origin]] }],
		areas: [{ area: areas, ruleId: "area", path: A, lines: { start: 2, end: 3 } }],
		approvals: TWO,
	});
	runCases([
		["the origin that is named", touch("ai"), "block", ["prohibited-generation:block"]],
		["another origin", touch("unknown"), "pass", []],
		["another area", touch("ai", "auth"), "pass", []],
	]);

	it("names the clause of the origin, the lines and the record", () => {
		const reason = firstReason({ ...touch("ai"), records: [{}] });
		expect(reason).toMatchObject({
			clause: "prohibited.further.ai",
			places: [{ path: A, lines: { start: 2, end: 3 } }],
			next: `countersign provenance show ${ID}`,
		});
		expect(reason?.message).toContain(`src/a.ts:2-3 (record ${ID})`);
	});
});
