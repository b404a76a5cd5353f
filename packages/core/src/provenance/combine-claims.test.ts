import { describe, expect, it } from "vitest";
import { type Claim, NO_EVIDENCE } from "./claim.ts";
import { combineClaims } from "./combine-claims.ts";

const note = (origin: Claim["origin"], more: Partial<Claim> = {}): Claim => ({
	...NO_EVIDENCE,
	origin,
	grade: "captured",
	source: "git-ai-note",
	...more,
});
const trace = (origin: Claim["origin"]) => note(origin, { source: "agent-trace" });
const trailer = (origin: Claim["origin"]) => note(origin, { source: "trailer", grade: "declared" });

describe("combineClaims", () => {
	it("knows nothing from nothing", () => {
		expect(combineClaims([])).toEqual({ claim: NO_EVIDENCE, conflict: null });
	});

	it.each([
		["captured over declared", [trailer("mixed"), note("ai")], "ai", "captured", false],
		["mixed does not contradict human", [trailer("mixed"), note("human")], "human", "captured", false],
		[
			"declared ai against captured human is shown",
			[trailer("ai"), note("human")],
			"human",
			"captured",
			true,
		],
		["equals that disagree", [trace("ai"), note("human")], "mixed", "captured", true],
		["equals that disagree on mixed", [trace("mixed"), note("ai")], "mixed", "captured", true],
		["equals that agree", [trace("ai"), note("ai")], "ai", "captured", false],
		["unknown says nothing", [trace("unknown"), trailer("mixed")], "mixed", "declared", false],
		["unknown alone keeps its grade", [trace("unknown")], "unknown", "captured", false],
	] as const)("%s", (_, claims, ...[origin, grade, conflicts]) => {
		const combined = combineClaims(claims);
		expect(combined.claim).toMatchObject({ origin, grade });
		expect(combined.conflict !== null).toBe(conflicts);
		expect(combineClaims(claims.toReversed()).claim).toEqual(combined.claim);
	});

	it("takes tool and model from one claim, and the person from another if need be", () => {
		const ai = note("ai", { source: "agent-trace", tool: "cursor", model: null });
		const human = note("human", { person: "Jane", model: "m" });
		expect(combineClaims([human, ai]).claim).toMatchObject({ tool: "cursor", model: null, person: "Jane" });
	});
});
