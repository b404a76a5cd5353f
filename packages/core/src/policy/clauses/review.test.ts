import { describe, expect, it } from "vitest";
import type { Approval, ReviewedAct, Waiver } from "../../model/index.ts";
import { A, lines, signed } from "../cases.fixture.ts";
import { evaluate } from "../evaluate.ts";
import type { ReviewFacts } from "../evaluate-input.ts";
import { buildInput } from "../input.fixture.ts";

const HUNKS = [
	{ id: "h1", path: A, anchor: "0,0", lines: { start: 1, end: 5 } },
	{ id: "h2", path: A, anchor: "0,0", lines: { start: 6, end: 10 } },
];
const NOTHING: ReviewFacts = { hunks: HUNKS, waivers: [], holds: [], acts: [], problems: [] };
const POLICY = "tiers: {default: trusted}\nrequire: {trusted: {approvals: [{role: senior}]}}\n";

function judge(approvals: readonly Approval[], review: Partial<ReviewFacts> = {}, policy = POLICY) {
	const input = buildInput({ policy, files: lines("human"), approvals });
	const { outcome, reasons, notes } = evaluate({ ...input, review: { ...NOTHING, ...review } });
	return { outcome, codes: reasons.map(({ code, outcome: one }) => `${code}:${one}`), reasons, notes };
}

function forHunks(person: string, ...hunks: readonly string[]): Approval {
	return { ...signed(person), hunks };
}

const act: ReviewedAct = {
	id: "f".repeat(64),
	kind: "approval",
	person: "ann",
	role: "senior",
	at: "2026-01-01T00:00:00Z",
	reason: "read",
	state: "refused",
	refusal: { code: "APPROVAL_KEY_REVOKED", kind: "evidence", message: "The key is revoked." },
	covers: [],
	voided: [],
};

describe("approvals of hunks", () => {
	it("are needed for every hunk, from anybody in the role", () => {
		expect(judge([]).codes).toEqual(["missing-approval:block"]);
		expect(judge([forHunks("ann", "h1")]).codes).toEqual(["missing-approval:block"]);
		expect(judge([forHunks("ann", "h1"), forHunks("bob", "h2")]).codes).toEqual([]);
		expect(judge([forHunks("ann", "h1", "h2")]).outcome).toBe("pass");
		expect(judge([forHunks("ann", "h3", "h4")]).codes).toEqual(["missing-approval:block"]);
	});

	it("do not stand in for a file whose hunks nobody knows", () => {
		expect(judge([forHunks("ann", "h1", "h2")], { hunks: [] }).codes).toEqual(["missing-approval:block"]);
	});

	it("that do not count are named with the reason", () => {
		const refusal = { code: "APPROVAL_BY_AUTHOR", kind: "policy", message: "ann wrote it." } as const;
		const { codes, reasons, notes } = judge([], { acts: [{ ...act, refusal }] });
		expect(codes).toEqual(["missing-approval:block"]);
		expect(reasons[0]?.message).toContain("not counted: ann's ffffffffffff: ann wrote it");
		expect(notes).toContain("ann's approval as senior (ffffffffffff) does not count: ann wrote it.");
	});
});

describe("acts that cannot be believed", () => {
	it("make the verdict an error where signatures are missing, and a warning where they are not", () => {
		expect(judge([], { acts: [act] }).codes).toEqual(["bad-evidence:error", "missing-approval:block"]);
		expect(judge([forHunks("bob", "h1", "h2")], { acts: [act] }).codes).toEqual(["bad-evidence:warn"]);
		const problems = [{ code: "ATTEST_ENVELOPE_ALTERED", where: "0".repeat(64), message: "It was altered." }];
		expect(judge([], { problems }).codes).toEqual(["bad-evidence:error", "missing-approval:block"]);
	});
});

it("a veto blocks, whoever approved", () => {
	const hold = { id: "e".repeat(64), person: "cem", role: "privacy", reason: "no" } as const;
	expect(judge([forHunks("ann", "h1", "h2")], { holds: [hold] }).codes).toEqual(["vetoed:block"]);
});

describe("a waiver", () => {
	const policy = "require: {trusted: {approvals: []}}\nbulk: {lines: 5, action: block, origins: [human]}\n";
	const waiver: Waiver = {
		clause: "bulk",
		person: "ann",
		reason: "once",
		until: "2026-02-01T00:00:00Z",
		hunks: ["h1", "h2"],
	};
	it.each<[string, Partial<Waiver>, string]>([
		["the clause", {}, "bulk-change:warn"],
		["the code", { clause: "bulk-change" }, "bulk-change:warn"],
		["another clause", { clause: "bul" }, "bulk-change:block"],
		["some of the hunks only", { hunks: ["h1"] }, "bulk-change:block"],
		["a time that is over", { until: "2026-01-01T00:00:00Z" }, "bulk-change:block"],
	])("for %s", (_what, change, code) => {
		const { codes, reasons } = judge([], { waivers: [{ ...waiver, ...change }] }, policy);
		expect(codes).toEqual([code]);
		expect(reasons[0]?.message.includes("waived by ann until")).toBe(code.endsWith("warn"));
	});

	it.each(["missing-approval", "require", "vetoed", "review"])("cannot be for %s", (clause) => {
		const hold = { id: "e".repeat(64), person: "cem", role: "privacy", reason: "no" } as const;
		const { codes } = judge([], { waivers: [{ ...waiver, clause }], holds: [hold] });
		expect(codes).toEqual(["missing-approval:block", "vetoed:block"]);
	});
});
