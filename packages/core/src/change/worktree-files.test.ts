import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openRepository } from "./repository.ts";
import { codeOf, createTestScope } from "./testing/test-scope.ts";
import { listWorktreeFiles } from "./worktree-files.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

async function listPaths(
	place: Parameters<typeof listWorktreeFiles>[0],
	...paths: string[]
): Promise<string[]> {
	return (await listWorktreeFiles(place, paths)).map(({ path }) => path);
}

describe("listWorktreeFiles in a repository", () => {
	it("lists tracked and untracked files, honors .gitignore, takes a named file anyway", async () => {
		const repository = scope.create();
		repository.commit("first", {
			"src/a.ts": "1",
			"b.ts": "1",
			"gone.ts": "1",
			".gitignore": "dist/\n*.log\n",
		});
		repository.write({ "gone.ts": null, "new.ts": "1", "dist/x.js": "1", "a.log": "1", "nested/x.ts": "1" });
		repository.git("init", "-q", "nested");
		const opened = await openRepository(join(repository.root, "src"));
		expect(await listPaths(opened)).toEqual([".gitignore", "b.ts", "new.ts", "src/a.ts"]);
		expect(await listPaths(opened, ".")).toEqual(["src/a.ts"]);
		expect(await listPaths(opened, "a.ts", "../a.log", "../b.ts", "../src")).toEqual([
			"a.log",
			"b.ts",
			"src/a.ts",
		]);
		expect(await listPaths(opened, repository.root)).toHaveLength(4);
		const [file] = await listWorktreeFiles(opened, ["a.ts"]);
		expect(file).toEqual({ path: "src/a.ts", absolutePath: join(repository.root, "src/a.ts") });
	});

	it("follows no link, reads no pipe, and leaves nothing of the outside in", async () => {
		const outside = scope.folder();
		writeFileSync(join(outside, "secret.ts"), "1");
		const repository = scope.create();
		repository.commit("first", { "dir/secret.ts": "1", "a.ts": "1" });
		renameSync(join(repository.root, "dir"), join(outside, "moved"));
		symlinkSync(outside, join(repository.root, "dir"));
		symlinkSync(join(outside, "secret.ts"), join(repository.root, "link.ts"));
		symlinkSync("loop", join(repository.root, "loop"));
		execFileSync("mkfifo", [join(repository.root, "pipe")]);
		const opened = await openRepository(repository.root);
		expect(await listPaths(opened)).toEqual(["a.ts"]);
		for (const path of ["dir", "dir/secret.ts", "link.ts", "..", outside]) {
			expect(await codeOf(listWorktreeFiles(opened, [path]))).toBe("CHANGE_PATH_OUTSIDE");
		}
		for (const path of ["loop", "absent", "a.ts/x"]) {
			expect(await codeOf(listWorktreeFiles(opened, [path]))).toBe("CHANGE_PATH_MISSING");
		}
	});

	it("takes a path for a path, not for a pattern or an option", async () => {
		const repository = scope.create();
		repository.write({ "[ab]/x.ts": "1", "a/y.ts": "1", ":(top)/z.ts": "1", "--help/w.ts": "1" });
		const opened = await openRepository(repository.root);
		expect(await listPaths(opened, "[ab]")).toEqual(["[ab]/x.ts"]);
		expect(await listPaths(opened, ":(top)")).toEqual([":(top)/z.ts"]);
		expect(await listPaths(opened, "--help")).toEqual(["--help/w.ts"]);
	});

	it("keeps a name that is no UTF-8 in the list, so that it is reported", async () => {
		const repository = scope.create();
		writeFileSync(Buffer.concat([Buffer.from(`${repository.root}/`), Buffer.from([0xff])]), "1");
		expect(await listPaths(await openRepository(repository.root))).toEqual(["\\xff"]);
	});

	it("needs a work tree", async () => {
		const bare = await openRepository(scope.create({ bare: true }).root);
		expect(await codeOf(listWorktreeFiles(bare, []))).toBe("CHANGE_NO_WORK_TREE");
	});
});

describe("listWorktreeFiles in a plain folder", () => {
	it("walks it without following links", async () => {
		const folder = scope.folder();
		mkdirSync(join(folder, "a/node_modules/x"), { recursive: true });
		writeFileSync(join(folder, "a/node_modules/x/i.js"), "1");
		writeFileSync(join(folder, "a/b.ts"), "1");
		symlinkSync("..", join(folder, "a/up"));
		expect(await listPaths(folder)).toEqual(["a/b.ts"]);
		expect(await listPaths(folder, "a", "a/b.ts")).toEqual(["a/b.ts"]);
		expect(await codeOf(listWorktreeFiles(folder, [".."]))).toBe("CHANGE_PATH_OUTSIDE");
		expect(await codeOf(listWorktreeFiles(join(folder, "absent"), []))).toBe("CHANGE_DIRECTORY_MISSING");
	});

	it("stops at a depth that no project has", async () => {
		const folder = scope.folder();
		mkdirSync(join(folder, ...Array.from({ length: 140 }, () => "d")), { recursive: true });
		expect(await codeOf(listWorktreeFiles(folder, []))).toBe("CHANGE_TOO_MANY_FILES");
	});
});
