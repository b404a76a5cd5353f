import { describe } from "vitest";
import { A, inTier, lines, runCases, TWO } from "../cases.fixture.ts";

describe("isolation", () => {
	const edge = { from: A, to: "lab/x.ts", line: 3 };
	const lab = { "lab/x.ts": "experimental", "lab/y.ts": "experimental" } as const;
	runCases([
		[
			"importing experimental code",
			{ files: lines("human"), imports: [edge], declared: lab },
			"block",
			["isolation-breach:block"],
		],
		[
			"an import that was there before",
			{ files: lines("human"), imports: [{ ...edge, line: 40 }], declared: lab },
			"pass",
			[],
		],
		["importing trusted code", { files: lines("human"), imports: [edge] }, "pass", []],
		[
			"experimental code may import its like",
			{
				files: [{ path: "lab/y.ts", tier: "critical" }],
				imports: [{ ...edge, from: "lab/y.ts" }],
				declared: lab,
				approvals: TWO,
			},
			"pass",
			[],
		],
		[
			"a test may import experimental code",
			{ files: inTier("experimental", "human"), imports: [edge], declared: lab },
			"pass",
			[],
		],
		[
			"moving code out of the sandbox brings its imports",
			{
				files: [{ path: A, lines: [], with: { status: "renamed", oldPath: "lab/y.ts" } }],
				imports: [edge],
				declared: lab,
			},
			"block",
			["isolation-breach:block"],
		],
	]);
});
