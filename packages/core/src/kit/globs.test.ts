import { describe, expect, it } from "vitest";
import { compileNameGlobs, compilePathGlobs } from "./globs.ts";

describe("compilePathGlobs", () => {
	it.each([
		["**/Dockerfile*", "Dockerfile", true],
		["**/Dockerfile*", "a/b/Dockerfile.dev", true],
		["src/**", "src/.hidden/x", true],
		["src/**", "source/x", false],
		["src/*", "src/a/b", false],
		["{.github/workflows,ci}/**", ".github/workflows/x.yml", true],
		["**/*.{ts,tsx}", "a.tsx", true],
		["src/a.ts", "src/A.ts", false],
		["!(src)/**", "lib/x", false],
		["+(a|aa)b", "aab", false],
		["src/[ab].ts", "src/b.ts", true],
	])("%s on %s: %s", (glob, path, expected) => {
		expect(compilePathGlobs([glob])(path) !== null).toBe(expected);
	});

	it("names the first glob that matches", () => {
		expect(compilePathGlobs(["lib/**", "src/**", "**/*.ts"])("src/a.ts")).toBe("src/**");
		expect(compilePathGlobs([])("src/a.ts")).toBeNull();
	});
});

describe("compileNameGlobs", () => {
	it("crosses slashes and ignores case", () => {
		expect(compileNameGlobs(["*opus*"])("anthropic/Claude-Opus-4")).toBe("*opus*");
		expect(compileNameGlobs(["*"])("anthropic/claude")).toBe("*");
		expect(compileNameGlobs(["gpt-*"])("anthropic/claude")).toBeNull();
	});
});
