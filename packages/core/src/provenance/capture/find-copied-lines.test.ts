import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lineFingerprint } from "../../kit/index.ts";
import { findCopiedLines } from "./find-copied-lines.ts";

const LINES = ["const first = load(1);", "}", "const second = load(2);", "const third = load(3);"];
const ALL = [0, 1, 2, 3];

let top: string;
beforeEach(() => {
	top = mkdtempSync(join(tmpdir(), "copied-"));
	mkdirSync(join(top, ".git"));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

function find(more: { own?: readonly string[]; before?: string; elapsed?: () => number } = {}) {
	const { own = [], before = "", elapsed = () => 0 } = more;
	const repository = { top, gitFolder: join(top, ".git"), commonFolder: join(top, ".git") };
	const ground = { file: join(top, "a.ts"), before, repository, elapsed };
	return [...findCopiedLines(LINES, ALL, { ...ground, own: new Set(own.map(lineFingerprint)) })].sort();
}

const put = (path: string, lines: readonly string[]) => writeFileSync(join(top, path), lines.join("\n"));

describe("findCopiedLines", () => {
	it("finds nothing where no other text has the lines", () => {
		put("a.ts", LINES);
		put("b.ts", ["const other = load(9);"]);
		expect(find()).toEqual([]);
	});

	it("finds two lines that stand side by side elsewhere, brackets between them aside, and however they are indented", () => {
		put("b.ts", ["head();", "\tconst first = load(1)", "\tconst second = load(2)", "tail();"]);
		expect(find()).toEqual([0, 2]);
	});

	it("leaves short lines that do not stand side by side", () => {
		put("b.ts", ["const first = load(1);", "between();", "const third = load(3);"]);
		expect(find()).toEqual([]);
	});

	it("looks at the file itself as it was before", () => {
		expect(find({ before: `${LINES[2]}\n${LINES[3]}\n` })).toEqual([2, 3]);
	});

	it("leaves a person's own lines to that person, and takes the stranger between them", () => {
		put("b.ts", LINES);
		expect(find({ own: [LINES[0] ?? "", LINES[3] ?? ""] })).toEqual([2]);
	});

	it("knows nothing of what git keeps, what is not text, and what a link leads to", () => {
		put(".git/b.ts", LINES);
		writeFileSync(join(top, "b.bin"), `\0${LINES.join("\n")}`);
		const outside = mkdtempSync(join(tmpdir(), "outside-"));
		writeFileSync(join(outside, "b.ts"), LINES.join("\n"));
		symlinkSync(join(outside, "b.ts"), join(top, "link.ts"));
		expect(find()).toEqual([]);
		rmSync(outside, { recursive: true });
	});

	it("calls every line copied where it cannot look at everything in time", () => {
		put("b.ts", ["other();"]);
		put("c.ts", ["another();"]);
		let now = 0;
		expect(find({ elapsed: () => (now += 400) })).toEqual(ALL);
	});
});
