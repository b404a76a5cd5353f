import fc from "fast-check";
import { expect, it } from "vitest";
import { ALL_RULES, type Mask, MaskTable, NO_RULES } from "./masks.ts";

const RULES = 70;
const everything = new Set(Array.from({ length: RULES }, (_, index) => index));

type Step = readonly [operation: "of" | "and" | "or" | "without" | "text", left: number, right: number];
const steps = fc.array<Step>(
	fc.tuple(fc.constantFrom("of", "and", "or", "without", "text"), fc.nat(RULES - 1), fc.nat(RULES - 1)),
	{ maxLength: 60 },
);

/** The same step on masks and on plain sets; operands are taken from what there is so far. */
function apply(table: MaskTable, known: [Mask, ReadonlySet<number>][], [operation, i, j]: Step): void {
	const [left, leftSet] = known[i % known.length] ?? [NO_RULES, new Set<number>()];
	const [right, rightSet] = known[j % known.length] ?? [NO_RULES, new Set<number>()];
	switch (operation) {
		case "of":
			known.push([table.of(i), new Set([i])]);
			return;
		case "and":
			known.push([table.and(left, right), new Set([...leftSet].filter((rule) => rightSet.has(rule)))]);
			return;
		case "or":
			known.push([table.or(left, right), new Set([...leftSet, ...rightSet])]);
			return;
		case "without":
			known.push([table.without(left, right), new Set([...leftSet].filter((rule) => !rightSet.has(rule)))]);
			return;
		case "text":
			known.push([table.fromText(table.toText(left)), leftSet]);
	}
}

it("a mask table is a table of sets", () => {
	fc.assert(
		fc.property(steps, (sequence) => {
			const table = new MaskTable(RULES);
			const known: [Mask, ReadonlySet<number>][] = [
				[NO_RULES, new Set()],
				[ALL_RULES, everything],
			];
			for (const step of sequence) apply(table, known, step);
			for (const [mask, set] of known) {
				expect(table.rulesOf(mask)).toEqual([...set].sort((a, b) => a - b));
				for (const [other, otherSet] of known) {
					expect(mask === other).toBe(
						set.size === otherSet.size && [...set].every((rule) => otherSet.has(rule)),
					);
				}
			}
		}),
	);
});

it("works without rules", () => {
	const table = new MaskTable(0);
	expect(table.rulesOf(ALL_RULES)).toEqual([]);
	expect(table.fromText(table.toText(NO_RULES))).toBe(NO_RULES);
});
