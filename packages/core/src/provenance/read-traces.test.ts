import { expect, it } from "vitest";
import { ProblemLog } from "./problem-log.ts";
import { parseTraceFile } from "./read-traces.ts";

const REVISION = "a".repeat(40);

function line(contributor: unknown, path = "a.ts"): string {
	const ranges = [{ start_line: 1, end_line: 2 }];
	const files = [{ path, conversations: [{ contributor, ranges }] }];
	return JSON.stringify({ version: "0.1.0", vcs: { type: "git", revision: REVISION }, files });
}

function read(text: string) {
	const problems = new ProblemLog();
	const file = { name: "t.jsonl", bytes: new TextEncoder().encode(text) };
	const entries = parseTraceFile(file, new Set(["a.ts"]), problems);
	return {
		origins: entries.map(({ claim }) => claim.origin),
		codes: problems.list().map(({ code }) => code),
	};
}

it("says once a file that people are named by nobody", () => {
	const text = [line({ type: "ai" }), line({ type: "human" }), line({ type: "human" })].join("\n");
	expect(read(text)).toEqual({
		origins: ["ai", "unknown", "unknown"],
		codes: ["PROVENANCE_TRACE_HUMAN_UNSIGNED"],
	});
});

it("skips what is hostile and reads the rest", () => {
	const text = [
		'{"version":"0.1.0","files":[],"files":[]}',
		`{"files":${"[".repeat(100)}`,
		line({ type: "ai" }, "../../etc/passwd"),
		line({ type: "ai" }, "other.ts"),
		line({ type: "ai" }),
	].join("\n");
	expect(read(text)).toEqual({
		origins: ["ai"],
		codes: ["PROVENANCE_TRACE_MALFORMED", "PROVENANCE_TRACE_MALFORMED", "PROVENANCE_PATH_REJECTED"],
	});
});
