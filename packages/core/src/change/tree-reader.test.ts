import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openRepository } from "./repository.ts";
import { codeOf, createTestScope } from "./testing/test-scope.ts";
import { createTreeReader } from "./tree-reader.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

describe("createTreeReader", () => {
	it("lists and reads, in both object formats", async () => {
		for (const objectFormat of ["sha1", "sha256"] as const) {
			const repository = scope.create({ objectFormat });
			repository.write({ "src/deep/a.ts": "content", "B.txt": "b", "a-b": "1", "a/b": "2" });
			symlinkSync("B.txt", join(repository.root, "link"));
			const head = repository.commit("first");
			const reader = createTreeReader(await openRepository(repository.root));
			const tree = repository.git("rev-parse", `${head}^{tree}`);
			const files = await reader.listTree(tree);
			expect(files.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
				"text B.txt",
				"text a-b",
				"text a/b",
				"symlink link",
				"text src/deep/a.ts",
			]);
			expect(Buffer.from((await reader.readPath(tree, "src/deep/a.ts")) ?? []).toString()).toBe("content");
			for (const path of [
				"src/deep",
				"src",
				"",
				"/",
				"absent",
				"B.txt/x",
				"link",
				"../B.txt",
				"src//deep/a.ts",
			]) {
				expect(await reader.readPath(tree, path)).toBeNull();
			}
			expect(await codeOf(reader.listTree("f".repeat(tree.length)))).toBe("CHANGE_OBJECT_MISSING");
			await reader.close();
		}
	});

	it("says what lies at a path", async () => {
		const repository = scope.create();
		repository.write({ "a/file": "text" });
		symlinkSync("file", join(repository.root, "a/link"));
		repository.commit("first");
		const tree = repository.git("rev-parse", "HEAD^{tree}");
		const reader = createTreeReader(await openRepository(repository.root));
		const kinds = ["a", "a/file", "a/link", "a/absent", "a/file/below"].map((path) =>
			reader.findKind(tree, path),
		);
		expect(await Promise.all(kinds)).toEqual(["folder", "file", "symlink", null, null]);
		await reader.close();
	});

	it("does not take a tree that is missing for an empty one", async () => {
		const repository = scope.create();
		repository.commit("first", { "a/file": "text" });
		const [tree, folder] = ["HEAD^{tree}", "HEAD:a"].map((name) => repository.git("rev-parse", name));
		rmSync(join(repository.root, ".git/objects", folder?.slice(0, 2) ?? "", folder?.slice(2) ?? ""));
		const reader = createTreeReader(await openRepository(repository.root));
		expect(await codeOf(reader.readPath(tree ?? "", "a/file"))).toBe("CHANGE_OBJECT_MISSING");
		await reader.close();
	});

	it("reads names that are no UTF-8 or hold a newline", async () => {
		const repository = scope.create();
		const blob = repository.gitInput("content", "hash-object", "-w", "--stdin");
		const entries = [Buffer.from([0xff]), Buffer.from("new\nline")].map((name) =>
			Buffer.concat([Buffer.from(`100644 blob ${blob}\t`), name, Buffer.from([0])]),
		);
		const tree = repository.gitInput(Buffer.concat(entries), "mktree", "-z");
		const reader = createTreeReader(await openRepository(repository.root));
		const files = await reader.listTree(tree);
		expect(files.map(({ path }) => path)).toEqual(["\\xff", "new\nline"]);
		for (const { path } of files) expect(await reader.readPath(tree, path)).not.toBeNull();
		await reader.close();
	});
});
