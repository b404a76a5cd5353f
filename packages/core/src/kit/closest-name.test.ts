import { describe, expect, it } from "vitest";
import { findClosestName } from "./closest-name.ts";

const TIERS = ["experimental", "trusted", "critical"];

describe("findClosestName", () => {
	it.each([
		["trustd", "trusted"],
		["Critical", "critical"],
		["critcal", "critical"],
		["expermiental", "experimental"],
	])("takes %s for %s", (typed, meant) => {
		expect(findClosestName(typed, TIERS)).toBe(meant);
	});

	it("counts two swapped letters as one edit", () => {
		expect(findClosestName("hgih", ["low", "high"])).toBe("high");
		expect(findClosestName("hxyh", ["low", "high"])).toBeNull();
	});

	it("guesses nothing from afar, from nothing, or from a novel", () => {
		expect(findClosestName("database", TIERS)).toBeNull();
		expect(findClosestName("a", [])).toBeNull();
		expect(findClosestName("trusted".repeat(1000), TIERS)).toBeNull();
	});

	it("prefers the nearer, then the earlier name", () => {
		expect(findClosestName("aic", ["abc", "ai"])).toBe("abc");
		expect(findClosestName("models", ["model", "modelss", "models"])).toBe("models");
	});
});
