import fc from "fast-check";
import { expect, it } from "vitest";
import type { Role } from "../model/index.ts";
import { fillDemands } from "./fill-demands.ts";

const SENIOR = { role: "senior", count: 1 } as const;
const SECURITY = { role: "security", count: 1 } as const;

function sign(...pairs: readonly (readonly [string, Role])[]) {
	return pairs.map(([person, role]) => ({ person, role }));
}

it.each([
	["nobody", [], [0, 0]],
	["one in both roles", sign(["ada", "senior"], ["ada", "security"]), [1, 0]],
	["two", sign(["ada", "senior"], ["bob", "security"]), [1, 1]],
	[
		"one in both and one in the first",
		sign(["ada", "senior"], ["ada", "security"], ["bob", "senior"]),
		[1, 1],
	],
	["one who signs twice", sign(["ada", "senior"], ["ada", "senior"]), [1, 0]],
	["one in another role", sign(["ada", "privacy"]), [0, 0]],
] as const)("fills what %s can fill", (_what, approvals, filled) => {
	expect(fillDemands([SENIOR, SECURITY], approvals)).toEqual(filled);
});

it("lets nobody count twice, and leaves no place empty that somebody free could fill", () => {
	const role = fc.constantFrom<Role>("senior", "security", "privacy");
	const demands = fc.array(fc.record({ role, count: fc.integer({ min: 1, max: 3 }) }), { maxLength: 3 });
	const approvals = fc.array(fc.record({ person: fc.constantFrom("a", "b", "c", "d"), role }));
	fc.assert(
		fc.property(demands, approvals, (asked, given) => {
			const filled = fillDemands(asked, given);
			const total = filled.reduce((sum, count) => sum + count, 0);
			expect(total).toBeLessThanOrEqual(new Set(given.map(({ person }) => person)).size);
			for (const [index, { role: wanted, count }] of asked.entries()) {
				const able = new Set(given.filter((one) => one.role === wanted).map(({ person }) => person)).size;
				expect(filled[index]).toBeLessThanOrEqual(Math.min(count, able));
				if (asked.length === 1) expect(filled[index]).toBe(Math.min(count, able));
			}
			expect(fillDemands(asked, given.toReversed()).reduce((sum, count) => sum + count, 0)).toBe(total);
		}),
	);
});
