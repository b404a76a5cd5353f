import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unionRanges } from "../kit/index.ts";
import type { ChangedFile, LineIntroduction } from "../model/index.ts";
import { cutAddedLines } from "./added-runs.ts";

const COMMITS = ["a".repeat(40), "b".repeat(40)] as const;
const lines = fc
	.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 9 }))
	.map(([start, more]) => ({ start, end: start + more }));
const introduction = fc.record({
	lines,
	commit: fc.constantFrom(...COMMITS),
	path: fc.constant("old.ts"),
	originalStart: fc.integer({ min: 1, max: 99 }),
});

function file(added: ChangedFile["added"], kind: ChangedFile["kind"] = "text"): ChangedFile {
	const blobs = { oldBlob: null, newBlob: null, oldPath: null };
	const counts = { addedLines: 0, deletedLines: 0 };
	return { path: "a.ts", status: "modified", kind, executable: false, added, ...blobs, ...counts };
}

describe("cutAddedLines", () => {
	it("covers exactly the added lines whatever the history says", () => {
		fc.assert(
			fc.property(
				fc.array(lines, { maxLength: 8 }),
				fc.array(introduction, { maxLength: 12 }),
				(added, history) => {
					const runs = cutAddedLines(file(added), history);
					expect(unionRanges(runs.map((run) => run.lines))).toEqual(unionRanges(added));
					for (const [i, run] of runs.entries()) {
						expect(runs[i + 1]?.lines.start ?? 999).toBeGreaterThan(run.lines.end);
						if (run.origin) expect(history.some((one) => agrees(one, run))).toBe(true);
					}
				},
			),
		);
	});

	it("clips a run that begins before the added lines, and shifts its origin", () => {
		const history = [{ lines: { start: 1, end: 9 }, commit: COMMITS[0], path: "old.ts", originalStart: 101 }];
		expect(cutAddedLines(file([{ start: 4, end: 5 }]), history)).toEqual([
			{ lines: { start: 4, end: 5 }, origin: { commit: COMMITS[0], path: "old.ts", start: 104 } },
		]);
	});

	it("gives files that are not text no runs", () => {
		expect(cutAddedLines(file([{ start: 1, end: 2 }], "binary"), [])).toEqual([]);
	});
});

function agrees(one: LineIntroduction, run: ReturnType<typeof cutAddedLines>[number]): boolean {
	const offset = run.lines.start - one.lines.start;
	return offset >= 0 && run.lines.end <= one.lines.end && run.origin?.start === one.originalStart + offset;
}
