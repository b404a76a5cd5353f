import { describe } from "vitest";
import type { Origin } from "../../model/index.ts";
import { A, runCases, TWO } from "../cases.fixture.ts";
import type { FileSpec } from "../input.fixture.ts";

describe("prohibited generation", () => {
	const auth = { area: "auth", ruleId: "area/auth", path: A, lines: { start: 8, end: 30 } } as const;
	const critical = (origin: Origin, path = A): readonly FileSpec[] => [
		{ path, tier: "critical", areas: ["auth"], lines: [[1, 10, origin]] },
	];
	runCases([
		[
			"ai lines in auth",
			{ files: critical("ai"), areas: [auth], approvals: TWO },
			"block",
			["prohibited-generation:block"],
		],
		[
			"unknown lines in auth",
			{ files: critical("unknown"), areas: [auth], approvals: TWO },
			"block",
			["prohibited-generation:block"],
		],
		[
			"mixed lines in auth",
			{ files: critical("mixed"), areas: [auth], approvals: TWO },
			"block",
			["prohibited-generation:block"],
		],
		["human lines in auth", { files: critical("human"), areas: [auth], approvals: TWO }, "pass", []],
		[
			"human lines in auth, ai lines beside",
			{
				files: [
					{
						path: A,
						tier: "critical",
						areas: ["auth"],
						lines: [
							[1, 7, "ai"],
							[8, 10, "human"],
						],
					},
				],
				areas: [auth],
				approvals: TWO,
			},
			"pass",
			[],
		],
		[
			"in trusted code it warns",
			{ files: [{ path: A, areas: ["auth"], lines: [[1, 10, "ai"]] }], areas: [auth], approvals: TWO },
			"warn",
			["prohibited-generation:warn"],
		],
		[
			"in experimental code it is allowed",
			{ files: [{ path: A, tier: "experimental", areas: ["auth"], lines: [[1, 10, "ai"]] }], areas: [auth] },
			"pass",
			[],
		],
		[
			"an area that is not prohibited",
			{
				files: [{ path: A, areas: ["network"], lines: [[1, 10, "ai"]] }],
				areas: [{ ...auth, area: "network" }],
				approvals: TWO,
			},
			"pass",
			[],
		],
		[
			"a script by path",
			{
				files: [{ path: "deploy.sh", tier: "critical", areas: ["infrastructure"], lines: [[1, 1, "ai"]] }],
				approvals: TWO,
			},
			"block",
			["prohibited-generation:block"],
		],
	]);
});
