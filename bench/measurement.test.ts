import { expect, it } from "vitest";
import { against, groupByTopic, isBarMet, own } from "./measurement.ts";
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

it("puts rows of one topic together", () => {
	const row = (topic: string, subject: string) => own({ topic, subject, unit: "ms", summary: null });
	const rows = [row("scan", "ours"), row("start", "ours"), row("scan", "peer")];
	expect(groupByTopic(rows).map(({ topic, subject }) => `${topic} ${subject}`)).toEqual([
		"scan ours",
		"scan peer",
		"start ours",
	]);
});
