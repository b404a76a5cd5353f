import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Change, LineIntroduction } from "../model/index.ts";
import { parseBlame, unquotePath } from "./blame-parser.ts";
import { createLineHistory } from "./line-history.ts";
import { openRepository } from "./repository.ts";
import type { TestRepository } from "./testing/test-repository.ts";
import { createTestScope, getFile, numberedLines, readTestChange } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(() => {
	vi.unstubAllEnvs();
	scope.removeAll();
});

async function findAll(
	repository: TestRepository,
	change: Change,
	path: string,
): Promise<readonly LineIntroduction[]> {
	const history = createLineHistory(await openRepository(repository.root));
	return history.findIntroductions(change, getFile(change, path));
}

function createBranch(): TestRepository {
	const repository = scope.create();
	repository.commit("first", { "a.txt": numberedLines(10), ".gitattributes": "*.txt diff=evil\n" });
	repository.git("config", "diff.evil.textconv", "touch ran-textconv; cat");
	repository.git("checkout", "-q", "-b", "topic");
	return repository;
}

describe("createLineHistory", () => {
	it("names the commit, path and line that brought each added line in, across a rename", async () => {
		const repository = createBranch();
		const one = repository.commit("one", { "a.txt": `top 1\ntop 2\n${numberedLines(10)}` });
		const body = `top 1\ntop 2\n${numberedLines(10)}`.replace("line 9\n", "nine\n");
		const two = repository.commit("two", { "a.txt": null, 'b "c".txt': `zero\n${body}` });
		const introductions = await findAll(repository, await readTestChange(repository), 'b "c".txt');
		expect(introductions).toEqual([
			{ lines: { start: 1, end: 1 }, commit: two, path: 'b "c".txt', originalStart: 1 },
			{ lines: { start: 2, end: 3 }, commit: one, path: "a.txt", originalStart: 1 },
			{ lines: { start: 12, end: 12 }, commit: two, path: 'b "c".txt', originalStart: 12 },
		]);
		expect(repository.git("status", "--porcelain")).toBe("");
	});

	it("lets no list of ignored commits move a line to another commit", async () => {
		const repository = createBranch();
		const one = repository.commit("one", { "a.txt": numberedLines(10).replace("line 5\n", "five\n") });
		repository.commit("two", {
			"a.txt": `${numberedLines(10).replace("line 5\n", "five\n")}end\n`,
			ignored: `${one}\n`,
		});
		repository.git("config", "blame.ignoreRevsFile", "ignored");
		vi.stubEnv("GIT_CONFIG_GLOBAL", join(repository.root, "global"));
		repository.write({ global: "[blame]\n\tignoreRevsFile = absent-here\n" });
		const change = await readTestChange(repository);
		expect((await findAll(repository, change, "a.txt"))[0]).toMatchObject({
			lines: { start: 5, end: 5 },
			commit: one,
		});
		repository.git("config", "blame.ignoreRevsFile", "absent");
		await expect(findAll(repository, change, "a.txt")).rejects.toMatchObject({
			code: "CHANGE_GIT_FAILED",
			fix: expect.stringContaining("blame.ignoreRevsFile"),
		});
	});

	it("covers exactly the added lines, also those that only moved", async () => {
		const repository = createBranch();
		const lines = numberedLines(10).split("\n").slice(0, 10);
		const moved = [...lines.slice(5), ...lines.slice(0, 5)].join("\n");
		repository.commit("one", { "a.txt": `${moved}\n` });
		const head = repository.commit("two", { "other.txt": "1\n" });
		const change = await readTestChange(repository);
		const added = getFile(change, "a.txt").added;
		const introductions = await findAll(repository, change, "a.txt");
		expect(introductions.flatMap(({ lines: range }) => range)).toEqual(added);
		const known = new Set([...change.commits.map(({ id }) => id), head]);
		expect(introductions.every(({ commit }) => known.has(commit))).toBe(true);
	});

	it("looks into the commits of a merge", async () => {
		const repository = createBranch();
		const side = repository.commit("side", { "side.txt": "1\n2\n" });
		repository.git("checkout", "-q", "main");
		repository.git("merge", "-q", "--no-ff", "-m", "merge", "topic");
		const introductions = await findAll(repository, await readTestChange(repository), "side.txt");
		expect(introductions).toEqual([
			{ lines: { start: 1, end: 2 }, commit: side, path: "side.txt", originalStart: 1 },
		]);
	});

	it("needs no blame for a single commit", async () => {
		const repository = scope.create();
		const first = repository.commit("first", { "a.txt": numberedLines(3) });
		expect(await findAll(repository, await readTestChange(repository), "a.txt")).toEqual([
			{ lines: { start: 1, end: 3 }, commit: first, path: "a.txt", originalStart: 1 },
		]);
	});

	it("knows no commit for staged lines and for a tree cut off by a shallow clone", async () => {
		const repository = createBranch();
		repository.write({ "a.txt": "new\n" });
		repository.git("add", "a.txt");
		const staged = await readTestChange(repository, { staged: true });
		expect(await findAll(repository, staged, "a.txt")).toEqual([]);
		repository.git("commit", "-q", "-m", "second");
		const copy = scope.clone(repository, "--depth=1", "--branch=topic");
		const tree = await readTestChange(copy, { head: "HEAD" });
		expect(tree).toMatchObject({ kind: "tree", shallow: true });
		expect(await findAll(copy, tree, "a.txt")).toEqual([]);
	});

	it("answers many files at once", async () => {
		const repository = createBranch();
		const names = Array.from({ length: 20 }, (_, index) => `f${index}.txt`);
		const one = repository.commit("one", Object.fromEntries(names.map((name) => [name, "1\n"])));
		const two = repository.commit("two", Object.fromEntries(names.map((name) => [name, "1\n2\n"])));
		const change = await readTestChange(repository);
		const history = createLineHistory(await openRepository(repository.root));
		const all = await Promise.all(
			names.map((name) => history.findIntroductions(change, getFile(change, name))),
		);
		for (const introductions of all) expect(introductions.map(({ commit }) => commit)).toEqual([one, two]);
	});
});

describe("parseBlame", () => {
	it("undoes the quoting of paths", () => {
		expect(unquotePath(Buffer.from('"a\\"b\\n\\303\\251\\\\"')).toString()).toBe('a"b\né\\');
		expect(unquotePath(Buffer.from('"'))).toEqual(Buffer.from('"'));
	});

	it("takes noise for nothing", () => {
		expect(parseBlame(Buffer.from("noise\nfilename x\n\n"))).toEqual([]);
	});
});
