import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blobPair, HunkParser } from "./hunk-parser.ts";

const [OLD, NEW] = ["a".repeat(40), "b".repeat(40)];
const PATCH = Buffer.from(
	[
		"diff --git a/x b/x",
		`index ${OLD}..${NEW} 100644`,
		"--- a/x",
		"+++ b/x",
		"@@ -1 +1,2 @@",
		"-old",
		"+@@ -1,5 +1,500 @@",
		`+index ${NEW}..${OLD}`,
		"@@ -9,2 +11 @@ function f() {",
		"-one",
		"-two",
		"\\ No newline at end of file",
		"+last",
		"\\ No newline at end of file",
		"diff --git a/y b/y",
		"old mode 100644",
		"new mode 100755",
		"diff --git a/z b/z",
		`index ${NEW}..${OLD} 100644`,
		"Binary files a/z and b/z differ",
		"",
	].join("\n"),
);

describe("HunkParser", () => {
	it("reads the same hunks however the patch is cut", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: PATCH.length }), { maxLength: 8 }), (cuts) => {
				const parser = new HunkParser();
				const edges = [0, ...cuts.sort((a, b) => a - b), PATCH.length];
				for (const [index, edge] of edges.entries())
					parser.push(PATCH.subarray(edge, edges[index + 1] ?? edge));
				expect([...parser.finish()]).toEqual([
					[
						blobPair(OLD, NEW),
						{
							added: [
								{ start: 1, end: 2 },
								{ start: 11, end: 11 },
							],
							addedLines: 3,
							deletedLines: 3,
						},
					],
				]);
			}),
		);
	});

	it("never throws on noise", () => {
		fc.assert(
			fc.property(fc.array(fc.string(), { maxLength: 20 }), (lines) => {
				const parser = new HunkParser();
				parser.push(Buffer.from(lines.join("\n")));
				expect(parser.finish().size).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});
