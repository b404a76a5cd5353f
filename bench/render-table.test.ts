import { expect, it } from "vitest";
import { against, own } from "./measurement.ts";
import { renderTable } from "./render-table.ts";
import { summarize } from "./statistics.ts";

const SPEED = { topic: "full scan", unit: "lines/s" } as const;

function cellsOf(table: string, row: number): readonly string[] {
	const line = table.split("\n")[row + 2] ?? "";
	return line
		.split(/(?<!\\)\|/)
		.slice(1, -1)
		.map((cell) => cell.trim());
}

it("shows a figure, its spread, its bar and whether that was met", () => {
	const summary = summarize([19_000, 20_500, 1_234_567]);
	const table = renderTable([
		own({ ...SPEED, subject: "Countersign", summary, bar: { relation: "≥", limit: 20_000 } }),
	]);
	expect(cellsOf(table, 0)).toEqual([
		"full scan",
		"Countersign",
		"20,500 lines/s",
		"19,000 – 1,234,567",
		"3",
		"≥ 20,000 lines/s",
		"yes",
		"",
		"",
	]);
});

it("makes a missed bar stand out", () => {
	const row = own({ ...SPEED, subject: "x", summary: summarize([1]), bar: { relation: "≥", limit: 2 } });
	expect(cellsOf(renderTable([row]), 0)[6]).toBe("**no**");
});

it("says of a peer that is absent that it was not measured, and why", () => {
	const row = against(summarize([1]), { ...SPEED, subject: "Peer", summary: null, note: "not installed" });
	expect(cellsOf(renderTable([row]), 0)).toEqual([
		"full scan",
		"Peer",
		"not measured",
		"",
		"",
		"",
		"",
		"",
		"not installed",
	]);
});

it("keeps what stands in a cell inside of it", () => {
	const row = own({ ...SPEED, subject: "a|b\nc", summary: null });
	const table = renderTable([row]);
	expect(table.split("\n")).toHaveLength(3);
	expect(cellsOf(table, 0)[1]).toBe("a\\|b c");
});
