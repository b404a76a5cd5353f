import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openRepository } from "./repository.ts";
import { openTestRepository } from "./testing/test-repository.ts";
import { codeOf, createTestScope, getFile, readTestChange } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

describe("which revisions are compared", () => {
	it("takes the first commit against the empty tree", async () => {
		const repository = scope.create();
		const id = repository.commit("first", { "a.txt": "1\n2\n" });
		const change = await readTestChange(repository);
		expect(change).toMatchObject({
			kind: "last-commit",
			branch: "main",
			defaultBranch: "main",
			shallow: false,
		});
		expect(change.base).toEqual({
			commit: null,
			tree: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
			label: "empty tree",
		});
		expect(change.head.commit).toBe(id);
		expect(change.commits.map((commit) => commit.id)).toEqual([id]);
		expect(change.notes).toEqual(["The first commit is the change; everything in it is new."]);
		expect(getFile(change, "a.txt")).toMatchObject({
			status: "added",
			added: [{ start: 1, end: 2 }],
			addedLines: 2,
		});
	});

	it("takes the last commit on the default branch, and says so", async () => {
		const repository = scope.create();
		const first = repository.commit("first", { "a.txt": "1\n" });
		repository.commit("second", { "b.txt": "1\n" });
		const change = await readTestChange(repository);
		expect(change.kind).toBe("last-commit");
		expect(change.base.commit).toBe(first);
		expect(change.files.map((file) => file.path)).toEqual(["b.txt"]);
		expect(change.notes).toEqual([
			"The last commit is the change, because HEAD holds nothing that main lacks.",
		]);
	});

	it("takes what a branch adds since it left the default branch", async () => {
		const repository = scope.create();
		const fork = repository.commit("first", { "a.txt": "1\n" });
		repository.git("checkout", "-q", "-b", "topic");
		const one = repository.commit("one", { "b.txt": "1\n" });
		const two = repository.commit("two", { "c.txt": "1\n" });
		repository.git("checkout", "-q", "main");
		repository.commit("elsewhere", { "d.txt": "1\n" });
		repository.git("checkout", "-q", "topic");
		const change = await readTestChange(repository);
		expect(change).toMatchObject({ kind: "range", branch: "topic", defaultBranch: "main", notes: [] });
		expect(change.base).toMatchObject({ commit: fork, label: "main" });
		expect(change.commits.map((commit) => commit.id)).toEqual([one, two]);
		expect(change.files.map((file) => file.path)).toEqual(["b.txt", "c.txt"]);
		expect(await readTestChange(repository, { base: "main", head: "topic" })).toMatchObject({
			base: { commit: fork, label: "main" },
			head: { commit: two, label: "topic" },
			branch: "topic",
		});
	});

	it("prefers the upstream of the default branch where head is ahead of it", async () => {
		const source = scope.create();
		const published = source.commit("first", { "a.txt": "1\n" });
		const copy = scope.clone(source);
		const local = copy.commit("local", { "b.txt": "1\n" });
		const change = await readTestChange(copy);
		expect(change).toMatchObject({ kind: "range", base: { commit: published, label: "origin/main" } });
		expect(change.commits.map((commit) => commit.id)).toEqual([local]);
	});

	it("finds the default branch under other names", async () => {
		for (const name of ["master", "trunk"]) {
			const repository = scope.create({ branch: name });
			repository.commit("first", { "a.txt": "1\n" });
			repository.git("checkout", "-q", "-b", "topic");
			repository.commit("second", { "b.txt": "1\n" });
			expect(await readTestChange(repository)).toMatchObject({ kind: "range", defaultBranch: name });
		}
		const custom = scope.create({ branch: "develop" });
		custom.git("config", "init.defaultBranch", "develop");
		custom.commit("first", { "a.txt": "1\n" });
		expect((await readTestChange(custom)).defaultBranch).toBe("develop");
	});

	it("names no default branch where there is none", async () => {
		const repository = scope.create({ branch: "odd" });
		repository.commit("first", { "a.txt": "1\n" });
		repository.commit("second", { "b.txt": "1\n" });
		const change = await readTestChange(repository);
		expect(change).toMatchObject({ kind: "last-commit", defaultBranch: null });
		expect(change.notes[0]).toContain("no default branch was found");
	});

	it("works on a detached HEAD", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		repository.git("checkout", "-q", "--detach");
		repository.commit("second", { "b.txt": "1\n" });
		expect(await readTestChange(repository)).toMatchObject({
			kind: "range",
			branch: null,
			base: { label: "main" },
		});
	});

	it("takes a merge and an octopus merge against the first parent", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		for (const name of ["one", "two", "three"]) {
			repository.git("checkout", "-q", "-b", name, "main");
			repository.commit(name, { [`${name}.txt`]: "1\n" });
		}
		repository.git("checkout", "-q", "main");
		const parent = repository.commit("second", { "b.txt": "1\n" });
		repository.git("merge", "-q", "--no-ff", "-m", "octopus", "one", "two", "three");
		const change = await readTestChange(repository);
		expect(change.base.commit).toBe(parent);
		expect(change.commits).toHaveLength(4);
		expect(change.commits.at(-1)?.parents).toHaveLength(4);
		expect(change.files.map((file) => file.path)).toEqual(["one.txt", "three.txt", "two.txt"]);
	});

	it("reads linked worktrees, bare repositories and SHA-256", async () => {
		const repository = scope.create({ objectFormat: "sha256" });
		repository.commit("first", { "a.txt": "1\n" });

		const linked = join(scope.folder(), "linked");
		repository.git("worktree", "add", "-q", "-b", "topic", linked);
		const inLinked = openTestRepository(linked);
		inLinked.commit("second", { "b.txt": "1\n" });
		const opened = await openRepository(linked);
		expect(opened.commonDir).not.toBe(opened.gitDir);
		const change = await readTestChange(inLinked);
		expect(change).toMatchObject({ kind: "range", branch: "topic" });
		expect(change.head.commit).toMatch(/^[0-9a-f]{64}$/);
		inLinked.write({ "c.txt": "1\n" });
		inLinked.git("add", "c.txt");
		expect((await readTestChange(inLinked, { staged: true })).files.map((file) => file.path)).toEqual([
			"c.txt",
		]);
		const bare = scope.clone(repository, "--bare");
		expect(await readTestChange(bare, { base: "main", head: "topic" })).toMatchObject({ kind: "range" });
		expect(await codeOf(readTestChange(bare, { staged: true }))).toBe("CHANGE_NO_WORK_TREE");
	});

	it("says what it does not see in the work tree, and lets no filter run", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n", ".gitattributes": "*.txt filter=evil\n" });
		repository.git("config", "filter.evil.clean", "touch ran-clean; cat");
		repository.git("config", "filter.evil.process", "touch ran-process");
		repository.git("config", "core.fsmonitor", "touch ran-fsmonitor");
		repository.write({ "a.txt": "2\n", "new.txt": "1\n" });
		const change = await readTestChange(repository);
		expect(change.notes).toHaveLength(2);
		expect(change.notes[1]).toContain("0 staged, 1 unstaged, 1 untracked");
		expect(change.notes[1]).toContain("--staged");
		expect(readdirSync(repository.root).filter((name) => name.startsWith("ran-"))).toEqual([]);
	});
});

describe("requests that cannot be met", () => {
	it("needs a commit for a range", async () => {
		expect(await codeOf(readTestChange(scope.create()))).toBe("CHANGE_UNBORN_HEAD");
		expect(await codeOf(readTestChange(scope.create(), { base: "main" }))).toBe("CHANGE_UNBORN_HEAD");
	});

	it("suggests the closest name for an unknown revision", async () => {
		const source = scope.create();
		source.commit("first", { "a.txt": "1\n" });
		source.git("branch", "release");
		const copy = scope.clone(source);
		const error = await readTestChange(copy, { base: "relaese" }).catch((reason: unknown) => reason);
		expect(error).toMatchObject({ code: "CHANGE_REVISION_UNKNOWN", fix: "Did you mean `origin/release`?" });
		const local = await readTestChange(source, { head: "relaese" }).catch((reason: unknown) => reason);
		expect(local).toMatchObject({ fix: "Did you mean `release`?" });
	});

	it("takes no revision for an option or a path", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		for (const base of ["--all", "-n1", "", "main..main", "a.txt", "HEAD^{tree}", "a\0b", "--output=x"]) {
			expect(await codeOf(readTestChange(repository, { base }))).toBe("CHANGE_REVISION_UNKNOWN");
		}
		expect(readdirSync(repository.root).sort()).toEqual([".git", "a.txt"]);
	});

	it("does not combine staged with a range, nor compare what shares no history", async () => {
		const repository = scope.create();
		repository.commit("first", { "a.txt": "1\n" });
		repository.git("checkout", "-q", "--orphan", "other");
		repository.commit("other", { "b.txt": "1\n" });
		expect(await codeOf(readTestChange(repository, { staged: true, base: "main" }))).toBe(
			"CHANGE_REQUEST_CONFLICT",
		);
		expect(await codeOf(readTestChange(repository, { base: "main" }))).toBe("CHANGE_NO_MERGE_BASE");
		expect(await readTestChange(repository)).toMatchObject({ kind: "tree", shallow: false });
	});
});
