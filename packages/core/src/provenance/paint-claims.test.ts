import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClaimSpan, NO_EVIDENCE } from "./claim.ts";
import { paintClaims } from "./paint-claims.ts";

const claims = ["a", "b", "c"].map((tool) => ({ ...NO_EVIDENCE, tool }));
const span = fc
	.record({
		start: fc.integer({ min: 1, max: 40 }),
		more: fc.integer({ min: 0, max: 12 }),
		claim: fc.constantFrom(...claims),
	})
	.map(({ start, more, claim }): ClaimSpan => ({ start, end: start + more, claim }));

function toolAt(spans: readonly ClaimSpan[], line: number): string | null {
	return spans.find(({ start, end }) => start <= line && line <= end)?.claim.tool ?? null;
}

describe("paintClaims", () => {
	it("keeps the first claim of each line, sorted and disjoint", () => {
		fc.assert(
			fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
				const painted = paintClaims(spans);
				for (let line = 1; line < 60; line += 1) expect(toolAt(painted, line)).toBe(toolAt(spans, line));
				for (const [i, run] of painted.entries()) {
					expect(run.end).toBeGreaterThanOrEqual(run.start);
					expect(painted[i + 1]?.start ?? 99).toBeGreaterThan(run.end);
				}
			}),
		);
	});

	it("stays fast where 100,000 ranges all overlap", () => {
		const [claim = NO_EVIDENCE] = claims;
		const spans = Array.from({ length: 100_000 }, (_, i) => ({
			start: i + 1,
			end: 200_000 - i,
			claim: { ...claim },
		}));
		expect(paintClaims(spans)).toHaveLength(1);
		expect(paintClaims(spans.toReversed())).toHaveLength(199_999);
	});
});
