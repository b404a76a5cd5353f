import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { findProgram } from "./find-program.ts";

it("finds what can be run, and neither folders nor plain files of that name", () => {
	const folder = mkdtempSync(join(tmpdir(), "bench-path-"));
	try {
		const [first = "", second = "", third = ""] = ["a", "b", "c"].map((name) => join(folder, name));
		for (const one of [first, second, third]) mkdirSync(one);
		mkdirSync(join(first, "tool"));
		writeFileSync(join(second, "tool"), "");
		writeFileSync(join(third, "tool"), "");
		chmodSync(join(third, "tool"), 0o755);
		const path = ["", first, second, third].join(delimiter);
		expect(findProgram("tool", path)).toBe(join(third, "tool"));
		expect(findProgram("other", path)).toBeNull();
	} finally {
		rmSync(folder, { recursive: true });
	}
});
