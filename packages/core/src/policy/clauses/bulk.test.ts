import { describe } from "vitest";
import { A, runCases, TWO } from "../cases.fixture.ts";

describe("bulk changes", () => {
	const many = Array.from({ length: 51 }, (_, index) => ({
		path: `src/${index}.ts`,
		lines: [[1, 1, "ai"]] as const,
	}));
	runCases([
		[
			"1001 lines",
			{ files: [{ path: A, lines: [[1, 1001, "ai"]] }], approvals: TWO },
			"warn",
			["bulk-change:warn"],
		],
		["1000 lines", { files: [{ path: A, lines: [[1, 1000, "ai"]] }], approvals: TWO }, "pass", []],
		["1001 lines by a person", { files: [{ path: A, lines: [[1, 1001, "human"]] }] }, "pass", []],
		[
			"a lock file",
			{ files: [{ path: "package-lock.json", lines: [[1, 9999, "ai"]] }], approvals: TWO },
			"pass",
			[],
		],
		["51 files", { files: many, approvals: TWO }, "warn", ["bulk-change:warn"]],
		[
			"a whole tree",
			{ kind: "tree", files: [{ path: A, lines: [[1, 9999, "ai"]] }], approvals: TWO },
			"pass",
			[],
		],
	]);
});
