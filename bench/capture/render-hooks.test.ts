import { expect, it } from "vitest";
import { CAPTURE_AGENTS } from "../../packages/core/src/provenance/capture/index.ts";
import { HOOK_EVENTS } from "./events.ts";
import { renderHooks } from "./render-hooks.ts";

const facts = {
	date: "2026-03-01T00:00:00Z",
	cpu: "c",
	cores: 4,
	coresUsed: 2,
	memoryGb: 8,
	system: "linux",
	load: 0,
	node: "v24.0.0",
	countersign: { version: "1", commit: "abc", modified: false },
};

function row(median: number) {
	const summary = { median, min: 1, max: 9, n: 3 };
	const empty = { ...summary, min: 2 };
	return { agent: "codex", kind: "prompt" as const, ratio: summary, milliseconds: summary, empty };
}

it("marks what takes longer than it may", () => {
	const render = (median: number) => renderHooks({ facts, rounds: 3, limit: 3, measurements: [row(median)] });
	expect(render(2.99)).toContain("| codex |  |  |  |  | 2.99 (0.50) |  |");
	expect(render(3.01)).toContain("**over**");
});

it("leaves no assistant out", () => {
	expect([...new Set(HOOK_EVENTS.map(({ agent }) => agent))].sort()).toEqual([...CAPTURE_AGENTS].sort());
});
