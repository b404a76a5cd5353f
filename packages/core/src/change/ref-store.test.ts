import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createRefStore } from "./ref-store.ts";
import { openRepository } from "./repository.ts";
import type { TestRepository } from "./testing/test-repository.ts";
import { codeOf, createTestScope } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

const REF = "refs/countersign/statements";

const WRITER = `
const [root, prefix, count] = process.argv.slice(1);
const { openRepository } = await import(${JSON.stringify(new URL("./repository.ts", import.meta.url).href)});
const { createRefStore } = await import(${JSON.stringify(new URL("./ref-store.ts", import.meta.url).href)});
const store = createRefStore(await openRepository(root));
for (let i = 0; i < Number(count); i += 1) await store.put("${REF}", [{ name: "aa" + prefix + i, content: prefix + i }]);
`;

/** Writes entries one by one in a process of its own. */
function runWriter(repository: TestRepository, prefix: string, count: number): Promise<number | null> {
	const args = ["--input-type=module", "-e", WRITER, repository.root, prefix, String(count)];
	const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
	return new Promise((resolve) => child.once("close", resolve));
}

describe("createRefStore", () => {
	it("stores, lists and reads entries in both object formats", async () => {
		for (const objectFormat of ["sha1", "sha256"] as const) {
			const repository = scope.create({ objectFormat });
			const store = createRefStore(await openRepository(repository.root));
			expect(await store.list(REF)).toEqual([]);
			expect(await store.get(REF, "abcdef")).toBeNull();
			await store.put(REF, [
				{ name: "abcdef", content: "één\n" },
				{ name: "abc", content: "" },
				{ name: "ff00.json", content: "{}" },
			]);
			expect(await store.list(REF)).toEqual(["abc", "abcdef", "ff00.json"]);
			expect(Buffer.from((await store.get(REF, "abcdef")) ?? []).toString()).toBe("één\n");
			expect(await store.get(REF, "abcdee")).toBeNull();
			expect(repository.git("ls-tree", "-r", "--name-only", REF)).toBe("ab/c\nab/cdef\nff/00.json");
			expect(repository.git("log", "--format=%an <%ae> %cn <%ce>", REF)).toBe(
				"countersign <countersign@localhost> countersign <countersign@localhost>",
			);
		}
	});

	it("keeps digests under two levels of folders, and reads those that stand under one", async () => {
		const repository = scope.create();
		const store = createRefStore(await openRepository(repository.root));
		const [old, fresh] = [`${"ab".repeat(32)}.json`, `abab${"cd".repeat(30)}.json`];
		const blob = repository.gitInput("old", "hash-object", "-w", "--stdin");
		const folder = repository.gitInput(`100644 blob ${blob}\t${old.slice(2)}\n`, "mktree");
		const tree = repository.gitInput(`040000 tree ${folder}\tab\n`, "mktree");
		repository.git("update-ref", REF, repository.git("commit-tree", "-m", "flat", tree));
		await store.put(REF, [
			{ name: old, content: "other" },
			{ name: fresh, content: "new" },
		]);
		expect(repository.git("ls-tree", "-r", "--name-only", REF).split("\n")).toEqual([
			`ab/ab/${fresh.slice(4)}`,
			`ab/${old.slice(2)}`,
		]);
		expect(await store.list(REF)).toEqual([old, fresh].sort());
		expect(Buffer.from((await store.get(REF, old)) ?? []).toString()).toBe("old");
		expect(Buffer.from((await store.get(REF, fresh)) ?? []).toString()).toBe("new");
		await store.edit(REF, { add: [], remove: [old] });
		expect(await store.list(REF)).toEqual([fresh]);
	});

	it("reads a name that stands at both places once, as after two versions wrote it", async () => {
		const repository = scope.create();
		const store = createRefStore(await openRepository(repository.root));
		const name = `${"ab".repeat(32)}.json`;
		await store.put(REF, [{ name, content: "same" }]);
		const blob = repository.gitInput("same", "hash-object", "-w", "--stdin");
		const deep = repository.git("rev-parse", `${REF}:ab/ab`);
		const shard = `040000 tree ${deep}\tab\n100644 blob ${blob}\t${name.slice(2)}\n`;
		const tree = repository.gitInput(`040000 tree ${repository.gitInput(shard, "mktree")}\tab\n`, "mktree");
		repository.git("update-ref", REF, repository.git("commit-tree", "-m", "both", tree));
		const names: string[] = [];
		for await (const entry of store.readAll(REF, () => true)) names.push(entry.name);
		expect(names).toEqual([name]);
		expect(await store.list(REF)).toEqual([name]);
	});

	it("starts git a few times, however many entries there are", async () => {
		const repository = scope.create();
		const store = createRefStore(await openRepository(repository.root));
		const entries = Array.from({ length: 2000 }, (_, i) => {
			const digest = createHash("sha256").update(String(i)).digest("hex");
			return { name: `${digest}.json`, content: String(i) };
		});
		const counter = join(repository.root, "starts");
		const program = join(repository.root, "git");
		writeFileSync(counter, "");
		const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
		writeFileSync(program, `#!/bin/sh\necho >> '${counter}'\nexec '${real}' "$@"\n`, { mode: 0o755 });
		const { PATH } = process.env;
		process.env.PATH = `${repository.root}:${PATH}`;
		try {
			await store.put(REF, entries);
		} finally {
			process.env.PATH = PATH;
		}
		expect(readFileSync(counter, "utf8").length).toBeLessThan(5);
		expect(await store.list(REF)).toHaveLength(2000);
	});

	it("leaves existing names alone, and makes no commit for nothing", async () => {
		const repository = scope.create();
		const store = createRefStore(await openRepository(repository.root));
		await store.put(REF, [{ name: "abcd", content: "first" }]);
		const before = repository.git("rev-parse", REF);
		await store.put(REF, [{ name: "abcd", content: "second" }]);
		await store.put(REF, []);
		expect(repository.git("rev-parse", REF)).toBe(before);
		expect(Buffer.from((await store.get(REF, "abcd")) ?? []).toString()).toBe("first");
	});

	it("makes the same commits of the same entries anywhere", async () => {
		const commits: string[] = [];
		for (const repository of [scope.create(), scope.create()]) {
			const store = createRefStore(await openRepository(repository.root));
			await store.put(REF, [{ name: "abcd", content: "1" }]);
			await store.put(REF, [{ name: "efgh", content: "2" }]);
			commits.push(repository.git("rev-parse", REF));
		}
		expect(commits[0]).toBe(commits[1]);
	});

	it("loses nothing when two processes write at the same time", async () => {
		const repository = scope.create();
		const count = 12;
		const codes = await Promise.all([
			runWriter(repository, "left", count),
			runWriter(repository, "right", count),
		]);
		expect(codes).toEqual([0, 0]);
		const store = createRefStore(await openRepository(repository.root));
		const names = await store.list(REF);
		expect(names).toHaveLength(2 * count);
		expect(Buffer.from((await store.get(REF, `aaright${count - 1}`)) ?? []).toString()).toBe(
			`right${count - 1}`,
		);
		expect(repository.git("rev-list", "--count", REF)).toBe(String(2 * count));
	});

	it("runs no hook, touches neither index nor branch, and signs nothing", async () => {
		const repository = scope.create();
		const head = repository.commit("first", { "a.txt": "1\n" });
		const hooks = join(repository.root, ".git/hooks");
		mkdirSync(hooks, { recursive: true });
		writeFileSync(join(hooks, "reference-transaction"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
		repository.git("config", "commit.gpgSign", "true");
		repository.git("config", "gpg.program", "/bin/false");
		const store = createRefStore(await openRepository(repository.root));
		await store.put(REF, [{ name: "abcd", content: "1" }]);
		expect(repository.git("rev-parse", "HEAD")).toBe(head);
		expect(repository.git("status", "--porcelain")).toBe("");
		expect(await store.list(REF)).toEqual(["abcd"]);
	});

	it("refuses names and refs that are not its own", async () => {
		const repository = scope.create();
		const store = createRefStore(await openRepository(repository.root));
		for (const ref of [
			"refs/heads/main",
			"HEAD",
			"refs/countersign/",
			"refs/countersign/../heads/x",
			"--all",
		]) {
			expect(await codeOf(store.put(ref, [{ name: "abcd", content: "" }]))).toBe("CHANGE_REF_INVALID");
			expect(await codeOf(store.list(ref))).toBe("CHANGE_REF_INVALID");
		}
		for (const name of ["", "ab", "../x", "a/b/c", ".git", "x".repeat(300), "a\nbc", "ab.lock", "abc."]) {
			expect(await codeOf(store.put(REF, [{ name, content: "" }]))).toBe("CHANGE_REF_INVALID");
			expect(await codeOf(store.get(REF, name))).toBe("CHANGE_REF_INVALID");
		}
		expect(repository.git("for-each-ref")).toBe("");
	});

	it("reports a tree of another shape as bad evidence", async () => {
		const repository = scope.create();
		const blob = repository.gitInput("x", "hash-object", "-w", "--stdin");
		const tree = repository.gitInput(`100644 blob ${blob}\tab\n`, "mktree");
		repository.git("update-ref", REF, repository.git("commit-tree", "-m", "odd", tree));
		const store = createRefStore(await openRepository(repository.root));
		expect(await codeOf(store.put(REF, [{ name: "abcd", content: "1" }]))).toBe("CHANGE_REF_MALFORMED");
		expect(await store.get(REF, "abcd")).toBeNull();
		expect(await store.list(REF)).toEqual([]);
	});

	it("gives up visibly where the ref stays locked, and stores nothing", async () => {
		const repository = scope.create();
		mkdirSync(join(repository.root, ".git/refs/countersign"), { recursive: true });
		writeFileSync(join(repository.root, ".git", `${REF}.lock`), "");
		repository.git("config", "core.filesRefLockTimeout", "0");
		const store = createRefStore(await openRepository(repository.root));
		expect(await codeOf(store.put(REF, [{ name: "abcd", content: "1" }]))).toBe("CHANGE_REF_CONTENDED");
		expect(await store.list(REF)).toEqual([]);
	});
});
