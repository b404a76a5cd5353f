import { afterEach, expect, it } from "vitest";
import { findRefTree } from "./find-ref-tree.ts";
import { openRepository } from "./repository.ts";
import { createTestScope } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(() => scope.removeAll());

it("finds the tree behind a ref, and takes nothing but the name of a ref", async () => {
	const test = scope.create();
	test.commit("First", { "a.txt": "one\n" });
	const commit = test.commit("Second", { "a.txt": "two\n" });
	test.git("update-ref", "refs/entire/checkpoints/ef/0123456789ef", commit);
	const repository = await openRepository(test.root);
	const find = (ref: string) => findRefTree(repository, ref);
	expect(await find("refs/entire/checkpoints/ef/0123456789ef")).toBe(test.git("rev-parse", "HEAD^{tree}"));
	for (const other of [
		"refs/entire/none",
		"main",
		"HEAD",
		"refs/heads/main~1",
		"refs/heads/main:",
		"--all",
		"",
	]) {
		expect(await find(other)).toBeNull();
	}
});
