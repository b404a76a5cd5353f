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
		["app/[id]/*.tsx", "app/[id]/page.tsx", true],
		["app/(auth)/**", "app/(auth)/page.tsx", true],
		["app/(auth)/**", "app/auth/page.tsx", false],
		["src/**/+page.svelte", "src/a/+page.svelte", true],
		["a$b|c^d/*", "a$b|c^d/x", true],
	])("%s on %s: %s", (glob, path, expected) => {
		expect(compilePathGlobs([glob])(path) !== null).toBe(expected);
	});

	it("names the first glob that matches", () => {
		expect(compilePathGlobs(["lib/**", "src/**", "**/*.ts"])("src/a.ts")).toBe("src/**");
		expect(compilePathGlobs([])("src/a.ts")).toBeNull();
	});
});

describe("hostile names", () => {
	it.each(["(a+)+b", "(a|aa)*b", "**/*a*a*b", "{a,aa,aaa}*{a,aa}*{a,aa}*b"])("%s comes to an end", (glob) => {
		expect(compilePathGlobs([glob])("a".repeat(600))).toBeNull();
	});

	it("are refused when they are longer than any real one", () => {
		expect(() => compilePathGlobs(["**"])("a/".repeat(600))).toThrow(RangeError);
	});
});

describe("compileNameGlobs", () => {
	it("crosses slashes and ignores case", () => {
		expect(compileNameGlobs(["*opus*"])("anthropic/Claude-Opus-4")).toBe("*opus*");
		expect(compileNameGlobs(["*"])("anthropic/claude")).toBe("*");
		expect(compileNameGlobs(["gpt-*"])("anthropic/claude")).toBeNull();
	});
});
