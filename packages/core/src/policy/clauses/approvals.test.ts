import { describe } from "vitest";
import { A, inTier, lines, runCases, signed, TWO } from "../cases.fixture.ts";

describe("approvals", () => {
	const own = "tiers: {default: trusted}";
	runCases([
		[
			"trusted ai lines ask for one senior",
			{ policy: own, files: lines("ai") },
			"warn",
			["missing-approval:warn"],
		],
		["one senior is enough", { policy: own, files: lines("ai"), approvals: [signed("ann")] }, "pass", []],
		[
			"a developer is not",
			{ policy: own, files: lines("ai"), approvals: [signed("ann", "developer")] },
			"warn",
			["missing-approval:warn"],
		],
		[
			"critical needs two",
			{ policy: own, files: inTier("critical", "human"), approvals: [signed("ann")] },
			"block",
			["missing-approval:block"],
		],
		[
			"two signatures of one person are one",
			{ policy: own, files: inTier("critical", "human"), approvals: [signed("ann"), signed("ann")] },
			"block",
			["missing-approval:block"],
		],
		[
			"before a commit nobody can have signed",
			{ kind: "staged", policy: own, files: inTier("critical", "human") },
			"warn",
			["missing-approval:warn"],
		],
		["two people", { policy: own, files: inTier("critical", "human"), approvals: TWO }, "pass", []],
		[
			"a lapsed approval is none",
			{
				policy: own,
				files: inTier("critical", "human"),
				approvals: [signed("ann"), signed("bob", "senior", "2025-12-31T23:59:59Z")],
			},
			"block",
			["missing-approval:block"],
		],
		[
			"an approval in force",
			{
				policy: own,
				files: inTier("critical", "human"),
				approvals: [signed("ann"), signed("bob", "senior", "2026-01-02T00:00:00Z")],
			},
			"pass",
			[],
		],
		[
			"an unreadable date is lapsed",
			{ policy: own, files: lines("ai"), approvals: [signed("ann", "senior", "soon")] },
			"warn",
			["missing-approval:warn"],
		],
		[
			"the built-in policy only asks",
			{ files: inTier("critical", "human") },
			"warn",
			["missing-approval:warn"],
		],
		[
			"deleting critical code needs signatures",
			{ policy: own, files: [{ path: A, tier: "critical", lines: [], with: { status: "deleted" } }] },
			"block",
			["missing-approval:block"],
		],
		[
			"deleting trusted code does not",
			{ policy: own, files: [{ path: A, lines: [], with: { status: "deleted" } }] },
			"pass",
			[],
		],
		[
			"a binary file is of unknown origin",
			{ policy: own, files: [{ path: "logo.png", lines: [], with: { kind: "binary" } }] },
			"warn",
			["missing-approval:warn"],
		],
		[
			"a submodule is of unknown origin",
			{ policy: own, files: [{ path: "lib", lines: [], with: { kind: "submodule" } }] },
			"warn",
			["missing-approval:warn"],
		],
	]);
});
