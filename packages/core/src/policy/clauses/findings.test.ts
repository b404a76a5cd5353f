import { describe } from "vitest";
import { A, found, inTier, lines, runCases, TWO } from "../cases.fixture.ts";

describe("findings by tier, origin and severity", () => {
	runCases([
		["human lines without findings pass", { files: lines("human") }, "pass", []],
		[
			"high in trusted human lines",
			{ files: lines("human"), findings: found("high") },
			"block",
			["finding-threshold:block"],
		],
		[
			"medium in trusted human lines",
			{ files: lines("human"), findings: found("medium") },
			"warn",
			["finding-threshold:warn"],
		],
		[
			"medium in trusted ai lines",
			{ files: lines("ai"), findings: found("medium"), approvals: TWO },
			"block",
			["finding-threshold:block"],
		],
		[
			"medium in trusted mixed lines",
			{ files: lines("mixed"), findings: found("medium"), approvals: TWO },
			"block",
			["finding-threshold:block"],
		],
		[
			"medium in trusted unknown lines",
			{ files: lines("unknown"), findings: found("medium"), approvals: TWO },
			"block",
			["finding-threshold:block"],
		],
		[
			"low in trusted ai lines",
			{ files: lines("ai"), findings: found("low"), approvals: TWO },
			"warn",
			["finding-threshold:warn"],
		],
		[
			"high in experimental ai lines",
			{ files: inTier("experimental", "ai"), findings: found("high") },
			"warn",
			["finding-threshold:warn"],
		],
		[
			"critical in experimental",
			{ files: inTier("experimental", "human"), findings: found("critical") },
			"block",
			["finding-threshold:block"],
		],
		[
			"low in experimental human lines",
			{ files: inTier("experimental", "human"), findings: found("low") },
			"pass",
			[],
		],
		[
			"low in critical ai lines",
			{ files: inTier("critical", "ai"), findings: found("low", "medium"), approvals: TWO },
			"block",
			["finding-threshold:block"],
		],
		[
			"low in critical human lines",
			{ files: inTier("critical", "human"), findings: found("low"), approvals: TWO },
			"warn",
			["finding-threshold:warn"],
		],
		[
			"unsure engine warns",
			{ files: lines("human"), findings: found("high", "low") },
			"warn",
			["finding-threshold:warn"],
		],
		[
			"finding outside the added lines",
			{ files: lines("human"), findings: [{ path: A, line: 11 }] },
			"pass",
			[],
		],
		[
			"finding in a file outside the change",
			{ files: lines("human"), findings: [{ path: "src/b.ts" }] },
			"pass",
			[],
		],
		[
			"flow from added lines to an old sink",
			{
				files: lines("human"),
				findings: [
					{
						path: "src/b.ts",
						line: 90,
						flow: [
							[A, 4],
							["src/b.ts", 90],
						],
					},
				],
			},
			"block",
			["finding-threshold:block"],
		],
		[
			"flow counts the highest tier it touches",
			{
				files: [
					{ path: A, tier: "experimental" },
					{ path: "src/b.ts", tier: "critical" },
				],
				findings: [{ path: A, flow: [["src/b.ts", 2]], with: { severity: "medium" } }],
				approvals: TWO,
			},
			"block",
			["finding-threshold:block"],
		],
		[
			"the strictest of several origins decides",
			{
				files: [
					{
						path: A,
						lines: [
							[1, 5, "human"],
							[6, 9, "ai"],
						],
					},
				],
				findings: [{ path: A, line: 2, flow: [[A, 7]], with: { severity: "medium" } }],
				approvals: TWO,
			},
			"block",
			["finding-threshold:block"],
		],
		[
			"the worst judgment counts where a policy trusts people least",
			{
				policy: "require: {trusted: {block: {human: low, ai: never}}}",
				files: [
					{
						path: A,
						lines: [
							[1, 5, "human"],
							[6, 9, "ai"],
						],
					},
				],
				findings: [{ path: A, line: 2, flow: [[A, 7]], with: { severity: "low" } }],
				approvals: TWO,
			},
			"block",
			["finding-threshold:block"],
		],
		[
			"a threshold of never is off",
			{
				policy: "require: {trusted: {block: {human: never}, warn: {human: never}}}",
				files: lines("human"),
				findings: found("critical"),
			},
			"pass",
			[],
		],
		[
			"excluded files are not judged",
			{ policy: "exclude: [src/**]", files: lines("ai"), findings: found("critical") },
			"pass",
			[],
		],
		[
			"groups by clause",
			{ files: lines("human"), findings: [...found("high"), ...found("critical"), ...found("medium")] },
			"block",
			["finding-threshold:block", "finding-threshold:warn"],
		],
	]);
});
