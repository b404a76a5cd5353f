import { chmodSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { chown } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CHANGE_ERRORS } from "./errors.ts";
import { openRepository } from "./repository.ts";
import { isolateGit } from "./testing/test-repository.ts";
import { codeOf, createTestScope } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(() => {
	vi.unstubAllEnvs();
	scope.removeAll();
});
isolateGit();

const isRoot = process.getuid?.() === 0;

describe("openRepository", () => {
	it("finds the root from a folder below and from a submodule", async () => {
		const repository = scope.create();
		repository.write({ "deep/er/x.txt": "1\n" });
		const opened = await openRepository(join(repository.root, "deep/er"));
		expect(opened).toMatchObject({
			root: repository.root,
			bare: false,
			shallow: false,
			objectFormat: "sha1",
		});
		expect(opened.directory).toBe(join(repository.root, "deep/er"));
		const outer = scope.create();
		repository.commit("first");
		outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", repository.root, "sub");
		const inner = await openRepository(join(outer.root, "sub"));
		expect(inner.root).toBe(join(outer.root, "sub"));
		expect(inner.gitDir).toBe(join(outer.root, ".git/modules/sub"));
	});

	it("opens SHA-256, bare and oddly named repositories", async () => {
		expect(await openRepository(scope.create({ objectFormat: "sha256" }).root)).toMatchObject({
			objectFormat: "sha256",
			emptyTree: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
		});
		const bare = scope.create({ bare: true });
		expect(await openRepository(bare.root)).toMatchObject({ bare: true, root: bare.root });
		const odd = join(scope.create().root, "new\nline 'quoted'");
		mkdirSync(odd);
		const inner = scope.create();
		inner.git("init", "-q", odd);
		expect((await openRepository(odd)).root).toBe(odd);
	});

	it("is not sent elsewhere by the variables of a git hook", async () => {
		const [one, two] = [scope.create(), scope.create()];
		vi.stubEnv("GIT_DIR", join(two.root, ".git"));
		vi.stubEnv("GIT_WORK_TREE", two.root);
		expect((await openRepository(one.root)).root).toBe(one.root);
	});

	it("tells what is no repository, no directory and no git apart", async () => {
		const folder = scope.folder();
		const file = join(folder, "file");
		writeFileSync(file, "");
		symlinkSync("loop", join(folder, "loop"));
		expect(await codeOf(openRepository(folder))).toBe("CHANGE_NOT_A_REPOSITORY");
		expect(await codeOf(openRepository(join(folder, "absent")))).toBe("CHANGE_DIRECTORY_MISSING");
		expect(await codeOf(openRepository(join(folder, "loop")))).toBe("CHANGE_DIRECTORY_MISSING");
		expect(await codeOf(openRepository(file))).toBe("CHANGE_DIRECTORY_MISSING");
		expect(await codeOf(openRepository(join(scope.create().root, ".git")))).toBe("CHANGE_NO_WORK_TREE");
		vi.stubEnv("PATH", folder);
		expect(await codeOf(openRepository(scope.folder()))).toBe("CHANGE_GIT_MISSING");
	});

	it.skipIf(!isRoot)("explains a repository of another user", async () => {
		const repository = scope.create();
		await chown(repository.root, 12345, 12345);
		await chown(join(repository.root, ".git"), 12345, 12345);
		await expect(openRepository(repository.root)).rejects.toMatchObject({
			code: "CHANGE_DUBIOUS_OWNERSHIP",
			fix: expect.stringContaining(`safe.directory '${repository.root}'`),
		});
	});

	it.skipIf(isRoot)("explains a folder that may not be entered", async () => {
		const folder = join(scope.folder(), "closed");
		mkdirSync(folder);
		chmodSync(folder, 0);
		expect(await codeOf(openRepository(realpathSync(join(folder, ".."))))).toBe("CHANGE_NOT_A_REPOSITORY");
		expect(await codeOf(openRepository(join(folder, "inner")))).toBe("CHANGE_DIRECTORY_MISSING");
	});

	it("has a meaning and a fix for every code", () => {
		for (const [code, entry] of Object.entries(CHANGE_ERRORS)) {
			expect(code).toMatch(/^CHANGE_[A-Z_]+$/);
			expect(entry.meaning.endsWith(".") && entry.fix.endsWith(".")).toBe(true);
		}
	});
});
