import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openRepository } from "./repository.ts";
import type { TestRepository } from "./testing/test-repository.ts";
import { codeOf, createTestScope, getFile, readTestChange } from "./testing/test-scope.ts";
import { createTreeReader } from "./tree-reader.ts";

const scope = createTestScope();
afterEach(() => {
	vi.unstubAllEnvs();
	scope.removeAll();
});

const READ_CHANGE = `
const { openRepository } = await import(${JSON.stringify(new URL("./repository.ts", import.meta.url).href)});
const { readChange } = await import(${JSON.stringify(new URL("./read-change.ts", import.meta.url).href)});
const change = await readChange(await openRepository(process.argv[1]), {});
process.stdout.write(JSON.stringify({ added: change.files.map((file) => file.addedLines), rss: process.resourceUsage().maxRSS }));
`;

const HOLD_INDEX = `
const { withTemporaryIndex } = await import(${JSON.stringify(new URL("./temporary-index.ts", import.meta.url).href)});
await withTemporaryIndex(process.argv[1], () => new Promise(() => {
	setInterval(() => {}, 1000);
	process.stdout.write("ready");
}));
`;

/** A tree of folders with `width` files each, made without touching the disk for each file. */
function commitTree(repository: TestRepository, folders: number, width: number): string {
	const blob = repository.gitInput("x\n", "hash-object", "-w", "--stdin");
	const lines = Array.from({ length: width }, (_, index) => `100644 blob ${blob}\tf${index}.ts\n`).join("");
	const folder = repository.gitInput(lines, "mktree");
	const root = Array.from({ length: folders }, (_, index) => `040000 tree ${folder}\td${index}\n`).join("");
	return repository.gitInput(root, "mktree");
}

describe("large changes", () => {
	it("reads a small change over a tree of 100,000 files, and the tree itself", async () => {
		const repository = scope.create();
		const tree = commitTree(repository, 500, 200);
		const base = repository.git("commit-tree", "-m", "large", tree);
		const blob = repository.gitInput("y\n", "hash-object", "-w", "--stdin");
		repository.git("read-tree", "--index-output=.git/index", tree);
		repository.git("update-index", "--add", "--cacheinfo", `100644,${blob},d7/f7.ts`);
		repository.git("update-ref", "HEAD", base);
		const staged = await readTestChange(repository, { staged: true });
		expect(staged.files.map((file) => file.path)).toEqual(["d7/f7.ts"]);
		const head = repository.git("commit-tree", "-p", base, "-m", "small", repository.git("write-tree"));
		repository.git("update-ref", "HEAD", head);
		expect((await readTestChange(repository)).files.map((file) => file.path)).toEqual(["d7/f7.ts"]);
		const reader = createTreeReader(await openRepository(repository.root));
		expect(await reader.listTree(tree)).toHaveLength(100_000);
		expect(Buffer.from((await reader.readPath(tree, "d499/f199.ts")) ?? []).toString()).toBe("x\n");
		await reader.close();
	});

	it("reads 20,000 added files as one change", async () => {
		const repository = scope.create();
		const tree = commitTree(repository, 100, 200);
		repository.git("update-ref", "HEAD", repository.git("commit-tree", "-m", "large", tree));
		const change = await readTestChange(repository, { head: "main" });
		expect(change.files).toHaveLength(20_000);
		expect(change.files.every((file) => file.addedLines === 1)).toBe(true);
	});

	it("keeps neither a huge diff nor a huge line in memory", async () => {
		const repository = scope.create();
		const line = "x".repeat(99);
		const many = (mark: string): string => `${mark}${line}\n`.repeat(200_000);
		const wide = (mark: string): string => `${mark.repeat(20_000_000)}\n`;
		repository.commit("first", {
			"many.txt": many("a"),
			"wide.js": wide("a"),
			"huge.bin": Buffer.alloc(60_000_000, "a"),
		});
		repository.commit("second", {
			"many.txt": many("b"),
			"wide.js": wide("b"),
			"huge.bin": Buffer.alloc(60_000_000, "b"),
		});
		const child = spawn(process.execPath, ["--input-type=module", "-e", READ_CHANGE, repository.root]);
		const chunks: Buffer[] = [];
		child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
		await new Promise((resolve) => child.once("close", resolve));
		const result: { added: number[]; rss: number } = JSON.parse(Buffer.concat(chunks).toString());
		expect(result.added).toEqual([1, 200_000, 1]);
		// 220 MB of contents pass through; maxRSS counts kilobytes.
		expect(result.rss).toBeLessThan(200_000);
	});
});

describe("index states", () => {
	it("reads a split index, and leaves out what is only intended to be added", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		repository.git("update-index", "--split-index");
		repository.write({ "b.txt": "1\n", "later.txt": "1\n" });
		repository.git("add", "b.txt");
		repository.git("add", "--intent-to-add", "later.txt");
		const change = await readTestChange(repository, { staged: true });
		expect(change.files.map((file) => file.path)).toEqual(["b.txt"]);
		expect(getFile(change, "b.txt").addedLines).toBe(1);
	});

	it("says so where no copy can be made", async () => {
		const repository = scope.create();
		vi.stubEnv("TMPDIR", join(repository.root, "absent"));
		expect(await codeOf(readTestChange(repository, { staged: true }))).toBe("CHANGE_INDEX_UNREADABLE");
	});

	it("removes its copy when it is interrupted", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		const { indexFile } = await openRepository(repository.root);
		for (const signal of ["SIGINT", "SIGTERM"] as const) {
			const folder = scope.folder();
			const child = spawn(process.execPath, ["--input-type=module", "-e", HOLD_INDEX, indexFile], {
				env: { ...process.env, TMPDIR: folder },
			});
			const ended = new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
			await new Promise((resolve) => child.stdout.once("data", resolve));
			expect(readdirSync(folder)).toHaveLength(1);
			child.kill(signal);
			expect(await ended).toBe(signal);
			expect(readdirSync(folder)).toEqual([]);
		}
	});
});
