import { describe } from "vitest";
import { A, inTier, lines, runCases, skip, TWO } from "../cases.fixture.ts";

describe("skipped files", () => {
	runCases([
		[
			"a skipped trusted file",
			{ files: lines("human"), skipped: [skip("timeout")] },
			"block",
			["file-not-inspected:block"],
		],
		[
			"a skipped experimental file",
			{ files: inTier("experimental", "human"), skipped: [skip("too-large")] },
			"warn",
			["file-not-inspected:warn"],
		],
		[
			"a skipped file that is no source",
			{ files: [{ path: "big.json" }], skipped: [skip("too-large", "big.json")] },
			"warn",
			["file-not-inspected:warn"],
		],
		[
			"a picture is not text",
			{ files: [{ path: "a.png" }], skipped: [skip("not-text", "a.png")] },
			"pass",
			[],
		],
		[
			"a source file with a NUL byte",
			{ files: [{ path: A, lines: [], with: { kind: "binary" } }], approvals: TWO },
			"block",
			["file-not-inspected:block"],
		],
		[
			"a skipped file outside the change",
			{ files: lines("human"), skipped: [skip("timeout", "src/b.ts")] },
			"pass",
			[],
		],
		[
			"a skipped deleted file",
			{ files: [{ path: A, lines: [], with: { status: "deleted" } }], skipped: [skip("missing-blob")] },
			"pass",
			[],
		],
	]);
});
