import { describe } from "vitest";
import { A, inTier, lines, runCases } from "../cases.fixture.ts";

describe("secrets", () => {
	const secret = {
		path: A,
		with: { category: "hardcoded-secret", severity: "low", confidence: "low" },
	} as const;
	runCases([
		[
			"a secret in experimental human lines",
			{ files: inTier("experimental", "human"), findings: [secret] },
			"block",
			["hardcoded-secret:block"],
		],
		[
			"a secret, as a warning",
			{ policy: "secrets: {action: warn}", files: lines("human"), findings: [secret] },
			"warn",
			["hardcoded-secret:warn"],
		],
	]);
});
