import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { LineRange } from "../model/index.ts";
import { createLineHistory } from "./line-history.ts";
import { openRepository } from "./repository.ts";
import { createTestScope, getFile, readTestChange } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

/** Each line's text names the commit that wrote it, which makes every answer checkable without another diff. */
interface Edit {
	readonly at: number;
	readonly remove: number;
	readonly insert: number;
}

const edits = fc.array(fc.record({ at: fc.nat(40), remove: fc.nat(4), insert: fc.nat(4) }), {
	minLength: 1,
	maxLength: 4,
});
const files = fc.array(fc.tuple(fc.nat(30), fc.array(edits, { minLength: 2, maxLength: 3 })), {
	minLength: 4,
	maxLength: 8,
});

let serial = 0;
function makeLines(count: number, mark: string): string[] {
	return Array.from({ length: count }, () => {
		serial += 1;
		return `${mark} token ${serial}`;
	});
}

function applyEdits(lines: readonly string[], list: readonly Edit[], mark: string): string[] {
	const edited = [...lines];
	for (const { at, remove, insert } of list)
		edited.splice(at % (edited.length + 1), remove, ...makeLines(insert, mark));
	return edited;
}

function toText(lines: readonly string[]): string {
	return lines.map((line) => `${line}\n`).join("");
}

function expand(ranges: readonly LineRange[]): number[] {
	return ranges.flatMap(({ start, end }) =>
		Array.from({ length: end - start + 1 }, (_, index) => start + index),
	);
}

describe("added lines and their commits", () => {
	it("are exactly the lines that the commits of the change wrote", async () => {
		await fc.assert(
			fc.asyncProperty(files, async (plans) => {
				const repository = scope.create();
				let texts = plans.map(([count]) => makeLines(count, "base"));
				const toFiles = () =>
					Object.fromEntries(texts.map((lines, index) => [`f${index}.txt`, toText(lines)]));
				repository.commit("base", toFiles());
				repository.git("checkout", "-q", "-b", "topic");
				const commits: string[] = [];
				for (const step of [0, 1, 2]) {
					texts = texts.map((lines, index) =>
						applyEdits(lines, plans[index]?.[1][step] ?? [], `commit${step}`),
					);
					commits.push(repository.commit(`commit${step}`, toFiles()));
				}
				const change = await readTestChange(repository);
				const history = createLineHistory(await openRepository(repository.root));
				for (const [index, lines] of texts.entries()) {
					const written = lines.flatMap((line, at) => (line.startsWith("base") ? [] : [at + 1]));
					const path = `f${index}.txt`;
					if (!change.files.some((file) => file.path === path)) {
						expect(written).toEqual([]);
						continue;
					}
					const file = getFile(change, path);
					expect(expand(file.added)).toEqual(written);
					expect(file.addedLines).toBe(written.length);
					const introductions = await history.findIntroductions(change, file);
					expect(expand(introductions.map((one) => one.lines))).toEqual(written);
					for (const { lines: range, commit } of introductions) {
						const mark = `commit${commits.indexOf(commit)} `;
						for (const line of expand([range])) expect(lines[line - 1]?.startsWith(mark)).toBe(true);
					}
				}
			}),
			{ numRuns: 6 },
		);
	});
});
