import { expect, it } from "vitest";
import { against, isBarMet } from "./measurement.ts";
import { summarize } from "./statistics.ts";

it.each([
	["<", 20, false],
	["<", 20.1, true],
	["≤", 20, true],
	["≤", 19.9, false],
	["≥", 20, true],
	["≥", 20.1, false],
] as const)("judges a median of 20 against %s %d", (relation, limit, expected) => {
	expect(isBarMet({ summary: summarize([1, 20, 99]), bar: { relation, limit } })).toBe(expected);
});

it("judges nothing where a bar or a figure is missing", () => {
	expect(isBarMet({ summary: summarize([1]), bar: null })).toBeNull();
	expect(isBarMet({ summary: null, bar: { relation: "<", limit: 1 } })).toBeNull();
});

it("divides our median by the peer's", () => {
	const peer = { topic: "scan", subject: "peer", unit: "lines/s", note: "" } as const;
	expect(against(summarize([300]), { ...peer, summary: summarize([100, 200]) }).ratioToPeer).toBe(2);
	expect(against(summarize([300]), { ...peer, summary: null }).ratioToPeer).toBeNull();
});
