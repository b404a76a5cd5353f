import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createTestScope, getFile, numberedLines, readTestChange } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

describe("files", () => {
	it("follows renames with their changed lines, and counts a copy in full", async () => {
		const repository = scope.create();
		repository.commit("first", {
			"old.txt": numberedLines(20),
			"source.txt": numberedLines(30),
			"pure.txt": numberedLines(9),
		});
		repository.commit("second", {
			"old.txt": null,
			"new.txt": numberedLines(20).replace("line 7\n", "changed\nadded\n"),
			"source.txt": numberedLines(30).replace("line 3\n", ""),
			"copy.txt": numberedLines(30),
			"pure.txt": null,
			"moved/pure.txt": numberedLines(9),
		});
		const change = await readTestChange(repository);
		expect(getFile(change, "new.txt")).toMatchObject({
			status: "renamed",
			oldPath: "old.txt",
			added: [{ start: 7, end: 8 }],
			addedLines: 2,
			deletedLines: 1,
		});
		expect(getFile(change, "copy.txt")).toMatchObject({
			status: "copied",
			oldPath: "source.txt",
			addedLines: 30,
		});
		expect(getFile(change, "source.txt")).toMatchObject({ added: [], addedLines: 0, deletedLines: 1 });
		expect(getFile(change, "moved/pure.txt")).toMatchObject({ status: "renamed", added: [], addedLines: 0 });
		expect(change.files.map((file) => file.path)).toEqual([
			"copy.txt",
			"moved/pure.txt",
			"new.txt",
			"source.txt",
		]);
	});

	it("keeps deletions, modes, links, type changes and submodules apart", async () => {
		const repository = scope.create();
		const module = scope.create();
		const pinned = module.commit("module", { "x.txt": "1\n" });
		repository.write({ "run.sh": "a\nb\n", "gone.txt": "1\n2\n3\n", "link.txt": "was a file\n" });
		repository.commit("first", {
			".gitmodules": '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n\tignore = all\n',
		});
		repository.git("update-index", "--chmod=+x", "run.sh");
		repository.git("rm", "-q", "gone.txt", "link.txt");
		symlinkSync("/etc/passwd", join(repository.root, "link.txt"));
		repository.git("add", "link.txt");
		repository.git("update-index", "--add", "--cacheinfo", `160000,${pinned},sub`);
		const change = await readTestChange(repository, { staged: true });
		const none = { added: [], addedLines: 0 };
		expect(getFile(change, "run.sh")).toMatchObject({
			status: "modified",
			executable: true,
			deletedLines: 0,
			...none,
		});
		expect(getFile(change, "gone.txt")).toMatchObject({
			status: "deleted",
			newBlob: null,
			deletedLines: 3,
			...none,
		});
		expect(getFile(change, "link.txt")).toMatchObject({ status: "type-changed", kind: "symlink", ...none });
		expect(getFile(change, "sub")).toMatchObject({
			status: "added",
			kind: "submodule",
			newBlob: pinned,
			...none,
		});
	});

	it("sees a submodule move that .gitmodules asks to ignore", async () => {
		const repository = scope.create();
		const module = scope.create();
		const [one, two] = [module.commit("one"), module.commit("two")];
		repository.write({ ".gitmodules": '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n\tignore = all\n' });
		repository.git("update-index", "--add", "--cacheinfo", `160000,${one},sub`);
		repository.git("add", ".gitmodules");
		repository.git("commit", "-q", "-m", "first");
		repository.git("update-index", "--cacheinfo", `160000,${two},sub`);
		expect(getFile(await readTestChange(repository, { staged: true }), "sub").newBlob).toBe(two);
	});

	it("tells binary from text by content, whatever attributes say", async () => {
		const repository = scope.create();
		repository.commit("first", {
			".gitattributes": "*.ts -diff\n*.js binary\n*.bin diff\n",
			"hidden.ts": numberedLines(10),
			"hidden.js": numberedLines(10),
			"real.bin": new Uint8Array([1, 0, 2, 10, 3]),
			"turned.txt": new Uint8Array([0, 1, 2]),
		});
		repository.commit("second", {
			"hidden.ts": numberedLines(10).replace("line 4\n", "evil\n"),
			"hidden.js": `${numberedLines(10)}evil`,
			"real.bin": new Uint8Array([1, 0, 2, 10, 4]),
			"turned.txt": "now\ntext\n",
		});
		const change = await readTestChange(repository);
		expect(getFile(change, "hidden.ts")).toMatchObject({ kind: "text", added: [{ start: 4, end: 4 }] });
		expect(getFile(change, "hidden.js")).toMatchObject({ kind: "text", added: [{ start: 11, end: 11 }] });
		expect(getFile(change, "real.bin")).toMatchObject({ kind: "binary", added: [], addedLines: 0 });
		expect(getFile(change, "turned.txt")).toMatchObject({ kind: "text", addedLines: 2 });
	});

	it("counts lines with CRLF, without a final newline, and in empty files", async () => {
		const repository = scope.create();
		repository.git("config", "core.autocrlf", "true");
		repository.commit("first", { "crlf.txt": "a\r\nb\r\n", "end.txt": "a\nb" });
		repository.git("config", "core.autocrlf", "false");
		repository.write({ "crlf.txt": "a\r\nb\r\nc\r\n", "end.txt": "a\nb\n", "empty.txt": "", "one.txt": "x" });
		repository.git("add", "--all");
		const change = await readTestChange(repository, { staged: true });
		expect(getFile(change, "crlf.txt").addedLines).toBe(3);
		expect(getFile(change, "end.txt")).toMatchObject({ added: [{ start: 2, end: 2 }], deletedLines: 1 });
		expect(getFile(change, "empty.txt")).toMatchObject({ kind: "text", added: [], addedLines: 0 });
		expect(getFile(change, "one.txt").added).toEqual([{ start: 1, end: 1 }]);
	});

	it("is not misled by content that looks like a diff", async () => {
		const repository = scope.create();
		const first = "a\nb\nc\n";
		repository.commit("first", { "x.patch": first });
		const lines = [
			"diff --git a/x b/x",
			`index ${"0".repeat(40)}..${"1".repeat(40)}`,
			"@@ -1,9 +1,900 @@",
			"\\ No newline",
		];
		repository.commit("second", { "x.patch": `a\n${lines.join("\n")}\nb\nc\nlast` });
		expect(getFile(await readTestChange(repository), "x.patch")).toMatchObject({
			added: [
				{ start: 2, end: 5 },
				{ start: 8, end: 8 },
			],
			deletedLines: 0,
		});
	});

	it("keeps names with spaces, quotes, newlines and bytes that are not UTF-8", async () => {
		const repository = scope.create();
		repository.commit("first", { "keep.txt": "1\n" });
		const blob = repository.gitInput("1\n2\n", "hash-object", "-w", "--stdin");
		const names = [
			Buffer.from('a "quoted" b'),
			Buffer.from("new\nline"),
			Buffer.from([0x66, 0xff, 0x5c, 0x78]),
		];
		const listing = names.map((name) =>
			Buffer.concat([Buffer.from(`100644 ${blob}\t`), name, Buffer.from([0])]),
		);
		repository.gitInput(Buffer.concat(listing), "update-index", "-z", "--index-info");
		const change = await readTestChange(repository, { staged: true });
		expect(change.files.map((file) => file.path)).toEqual(['a "quoted" b', "f\\xff\\\\x", "new\nline"]);
		expect(change.files.every((file) => file.addedLines === 2)).toBe(true);
	});

	it("ignores replacement objects", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		const bad = repository.commit("second", { "evil.txt": "1\n" });
		const good = repository.gitInput("fake", "commit-tree", "-p", `${bad}^`, `${bad}^^{tree}`);
		repository.git("replace", bad, good);
		expect((await readTestChange(repository)).files.map((file) => file.path)).toEqual(["evil.txt"]);
	});
});
