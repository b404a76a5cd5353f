import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createTestScope, getFile, readTestChange } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(() => {
	vi.unstubAllEnvs();
	scope.removeAll();
});

describe("staged", () => {
	it("compares HEAD with the index and leaves the index alone", async () => {
		const repository = scope.create();
		const head = repository.commit("first", { "a.txt": "1\n2\n" });
		repository.write({ "a.txt": "1\nstaged\n2\n" });
		repository.git("add", "a.txt");
		repository.write({ "a.txt": "1\nstaged\n2\nunstaged\n" });
		const index = readFileSync(join(repository.root, ".git/index"));
		const change = await readTestChange(repository, { staged: true });
		expect(readFileSync(join(repository.root, ".git/index")).equals(index)).toBe(true);
		expect(change).toMatchObject({
			kind: "staged",
			base: { commit: head },
			head: { commit: null, label: "index", tree: repository.git("write-tree") },
			commits: [],
		});
		expect(getFile(change, "a.txt").added).toEqual([{ start: 2, end: 2 }]);
		expect(change.notes.join()).toContain("1 file with unstaged");
	});

	it("is an empty change when nothing is staged", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		expect(await readTestChange(repository, { staged: true })).toMatchObject({
			kind: "staged",
			files: [],
			notes: [],
		});
	});

	it("works before the first commit", async () => {
		const repository = scope.create();
		expect((await readTestChange(repository, { staged: true })).files).toEqual([]);
		repository.write({ "a.txt": "1\n" });
		repository.git("add", "a.txt");
		const change = await readTestChange(repository, { staged: true });
		expect(change).toMatchObject({ branch: "main", base: { commit: null, label: "empty tree" } });
		expect(getFile(change, "a.txt").addedLines).toBe(1);
	});

	it("refuses an index with conflicts and names the files", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		repository.git("checkout", "-q", "-b", "topic");
		repository.commit("topic", { "a.txt": "2\n" });
		repository.git("checkout", "-q", "main");
		repository.commit("main", { "a.txt": "3\n" });
		expect(() => repository.git("merge", "-q", "topic")).toThrow();
		await expect(readTestChange(repository, { staged: true })).rejects.toMatchObject({
			code: "CHANGE_INDEX_UNMERGED",
			message: "The index holds unresolved merge conflicts: a.txt.",
		});
	});

	it("looks at the temporary index that git names in a commit hook", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		repository.write({ "b.txt": "1\n" });
		const index = join(repository.root, ".git/next-index-1.lock");
		copyFileSync(join(repository.root, ".git/index"), index);
		const blob = repository.git("hash-object", "-w", "b.txt");
		repository.gitIndex(index, "update-index", "--add", "--cacheinfo", `100644,${blob},b.txt`);
		vi.stubEnv("GIT_INDEX_FILE", index);
		expect((await readTestChange(repository, { staged: true })).files.map((file) => file.path)).toEqual([
			"b.txt",
		]);
		vi.stubEnv("GIT_INDEX_FILE", join(scope.folder(), "elsewhere"));
		expect((await readTestChange(repository, { staged: true })).files).toEqual([]);
	});

	it("reports a damaged index instead of an empty change", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		writeFileSync(join(repository.root, ".git/index"), "no index");
		for (const request of [{ staged: true }, {}]) {
			await expect(readTestChange(repository, request)).rejects.toMatchObject({
				code: "CHANGE_GIT_FAILED",
				message: expect.stringContaining("index file"),
			});
		}
	});
});
