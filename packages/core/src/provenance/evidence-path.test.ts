import { describe, expect, it } from "vitest";
import { isEvidencePath } from "./evidence-path.ts";

describe("isEvidencePath", () => {
	it.each(["a.ts", "src/a b.ts", "src/…/日本.ts", "a..b/c", "__proto__", "notes:today.md"])(
		"accepts %s",
		(path) => {
			expect(isEvidencePath(path)).toBe(true);
		},
	);

	it.each([
		"",
		"/etc/passwd",
		"../a.ts",
		"src/../../a.ts",
		"src\\..\\a.ts",
		"./a.ts",
		"C:\\a.ts",
		"c:/a.ts",
		"\\\\host\\a.ts",
		"file:///home/me/a.ts",
		"file:/home/me/a.ts",
		"https://example.com/a.ts",
		"a\0b",
		"a".repeat(5_000),
	])("refuses %j", (path) => {
		expect(isEvidencePath(path)).toBe(false);
	});
});
