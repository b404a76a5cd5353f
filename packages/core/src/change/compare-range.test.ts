import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { TestRepository } from "./testing/test-repository.ts";
import { codeOf, createTestScope, readTestChange } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

describe("shallow clones", () => {
	function createSource(): TestRepository {
		const source = scope.create();
		source.commit("first", { "a.txt": "1\n" });
		source.git("checkout", "-q", "-b", "topic");
		source.commit("second", { "b.txt": "1\n" });
		source.commit("third", { "c.txt": "1\n" });
		source.git("checkout", "-q", "main");
		source.commit("elsewhere", { "d.txt": "1\n" });
		return source;
	}

	it("falls back to the last commit where its parent is there", async () => {
		const copy = scope.clone(createSource(), "--depth=2", "--branch=topic", "--no-single-branch");
		const change = await readTestChange(copy, { base: "origin/main" });
		expect(change).toMatchObject({ kind: "last-commit", shallow: true, base: { label: "HEAD^" } });
		expect(change.files.map((file) => file.path)).toEqual(["c.txt"]);
		expect(change.notes[0]).toContain("shallow clone does not hold the commit where HEAD left origin/main");
	});

	it("falls back to the whole tree where there is one commit only", async () => {
		const copy = scope.clone(createSource(), "--depth=1", "--branch=topic", "--no-single-branch");
		const change = await readTestChange(copy);
		expect(change).toMatchObject({ kind: "tree", shallow: true, base: { commit: null } });
		expect(change.files.map((file) => file.path)).toEqual(["a.txt", "b.txt", "c.txt"]);
		expect(change.notes[0]).toContain("The whole tree is the change");
	});

	it("hints at the clone where a revision is unknown", async () => {
		const copy = scope.clone(createSource(), "--depth=1");
		await expect(readTestChange(copy, { base: "v1.0.0" })).rejects.toMatchObject({
			code: "CHANGE_REVISION_UNKNOWN",
			fix: expect.stringContaining("shallow"),
		});
	});

	it("never fetches what a partial clone lacks", async () => {
		const source = createSource();
		source.git("config", "uploadpack.allowFilter", "true");
		const copy = scope.clone(source, "--filter=blob:none", "--no-checkout");
		const change = await readTestChange(copy, { base: "HEAD^" });
		expect(change.files.map((file) => file.path)).toEqual(["d.txt"]);
		expect(change.notes.join()).toContain("The contents of 1 changed file(s) are absent");
	});

	it("reports trees that a partial clone lacks", async () => {
		const source = createSource();
		source.git("config", "uploadpack.allowFilter", "true");
		const copy = scope.clone(source, "--filter=tree:0", "--no-checkout");
		expect(await codeOf(readTestChange(copy, { base: "HEAD^" }))).toBe("CHANGE_OBJECT_MISSING");
	});

	it("starts no program that a hostile promisor remote names", async () => {
		const repository = createSource();
		const blob = repository.git("rev-parse", "HEAD:d.txt");
		rmSync(join(repository.root, ".git/objects", blob.slice(0, 2), blob.slice(2)));
		const settings = {
			"core.repositoryFormatVersion": "1",
			"extensions.partialClone": "origin",
			"remote.origin.promisor": "true",
			"remote.origin.url": `ext::sh -c "touch ${repository.root}/ran-ext"`,
			"protocol.ext.allow": "always",
			"protocol.allow": "always",
		};
		for (const [key, value] of Object.entries(settings)) repository.git("config", key, value);
		const change = await readTestChange(repository);
		expect(change.files.map((file) => file.path)).toEqual(["d.txt"]);
		expect(readdirSync(repository.root).filter((name) => name.startsWith("ran-"))).toEqual([]);
	});
});
