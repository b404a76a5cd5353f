import { describe } from "vitest";
import { A, found, inTier, lines, runCases, skip } from "../cases.fixture.ts";

describe("first use, while origin is not measured", () => {
	runCases([
		["a clean change passes", { measured: false, files: lines("unknown") }, "pass", []],
		[
			"medium warns",
			{ measured: false, files: lines("unknown"), findings: found("medium") },
			"warn",
			["finding-threshold:warn"],
		],
		[
			"high blocks",
			{ measured: false, files: lines("unknown"), findings: found("high") },
			"block",
			["finding-threshold:block"],
		],
		[
			"never less strict than a warning",
			{ measured: false, files: inTier("experimental", "unknown"), findings: found("low") },
			"warn",
			["finding-threshold:warn"],
		],
		[
			"known ai lines are judged as such",
			{ measured: false, files: lines("ai"), findings: found("medium") },
			"block",
			["finding-threshold:block", "missing-approval:warn"],
		],
		[
			"critical code asks for signatures",
			{ measured: false, files: inTier("critical", "unknown") },
			"warn",
			["missing-approval:warn"],
		],
		[
			"own policy asks only, too",
			{ measured: false, policy: "tiers: {default: trusted}", files: inTier("critical", "unknown") },
			"warn",
			["missing-approval:warn"],
		],
		[
			"prohibited areas warn",
			{
				measured: false,
				files: [
					{ path: "Dockerfile", tier: "critical", areas: ["infrastructure"], lines: [[1, 4, "unknown"]] },
				],
			},
			"warn",
			["missing-approval:warn", "prohibited-generation:warn"],
		],
		[
			"prohibited areas block known ai lines",
			{
				measured: false,
				files: [{ path: "Dockerfile", tier: "critical", areas: ["infrastructure"], lines: [[1, 4, "ai"]] }],
			},
			"block",
			["prohibited-generation:block", "missing-approval:warn"],
		],
		[
			"no share of unknown lines",
			{ measured: false, policy: "provenance: {unknown: 0, action: block}", files: lines("unknown") },
			"pass",
			[],
		],
		[
			"bulk softens",
			{ measured: false, policy: "bulk: {lines: 5, action: block}", files: lines("unknown") },
			"warn",
			["bulk-change:warn"],
		],
		[
			"secrets block",
			{
				measured: false,
				files: lines("unknown"),
				findings: [{ path: A, with: { category: "hardcoded-secret" } }],
			},
			"block",
			["hardcoded-secret:block"],
		],
		[
			"uninspected source blocks",
			{ measured: false, files: lines("unknown"), skipped: [skip("unparsable")] },
			"block",
			["file-not-inspected:block"],
		],
	]);
});
