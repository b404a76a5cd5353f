import { afterEach, beforeEach, expect, it } from "vitest";
import { createHunkReader } from "./hunk-reader.ts";
import { readChange } from "./read-change.ts";
import { openRepository } from "./repository.ts";
import { createTestRepository, type TestRepository } from "./testing/test-repository.ts";

let test: TestRepository;
beforeEach(() => {
	test = createTestRepository();
});
afterEach(() => test.remove());

it("says where every hunk stands on both sides, also of files that attributes call binary", async () => {
	const base = test.commit("Base", {
		"a.ts": "1\n2\n3\n4\n5\n",
		"hidden.ts": "1\n2\n",
		"gone.ts": "x\n",
		"bin.dat": "\0a",
		".gitattributes": "hidden.ts -diff\n",
	});
	test.commit("Change", {
		"a.ts": "0\n1\n2\n4\nfive\n",
		"hidden.ts": "1\ntwo\n",
		"gone.ts": null,
		"new.ts": "n\n",
		"bin.dat": "\0b",
	});
	const repository = await openRepository(test.root);
	const change = await readChange(repository, { base });
	const hunks = await createHunkReader(repository).readHunks(change);
	expect(Object.fromEntries(hunks)).toEqual({
		"a.ts": [
			{ oldStart: 0, oldLines: 0, newStart: 1, newLines: 1 },
			{ oldStart: 3, oldLines: 1, newStart: 3, newLines: 0 },
			{ oldStart: 5, oldLines: 1, newStart: 5, newLines: 1 },
		],
		"hidden.ts": [{ oldStart: 2, oldLines: 1, newStart: 2, newLines: 1 }],
	});
});
