import { afterEach, describe, expect, it } from "vitest";
import { createConfigReader } from "./config-reader.ts";
import { createNoteReader } from "./note-reader.ts";
import { openRepository } from "./repository.ts";
import { createTestScope } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

const REF = "refs/notes/ai";

describe("createNoteReader", () => {
	it("reads notes flat and in the fan-out that git makes of many", async () => {
		const repository = scope.create();
		const commits = Array.from({ length: 3 }, (_, index) => repository.commit(`commit ${index}`));
		for (const [index, commit] of commits.slice(0, 2).entries()) {
			repository.git("notes", `--ref=${REF}`, "add", "-m", `note ${index}`, commit);
		}
		const reader = createNoteReader(await openRepository(repository.root));
		const texts = async (): Promise<string[]> => {
			const notes = await reader.readNotes(REF, commits);
			return commits.map((commit) => Buffer.from(notes.get(commit) ?? []).toString());
		};
		expect(await texts()).toEqual(["note 0\n", "note 1\n", ""]);
		const blob = repository.gitInput("filler", "hash-object", "-w", "--stdin");
		const fanned = [
			...commits,
			...Array.from({ length: 300 }, (_, index) => index.toString(16).padStart(40, "0")),
		];
		const index = fanned
			.map((id) => `100644 ${blob}\t${id.slice(0, 2)}/${id.slice(2, 4)}/${id.slice(4)}\n`)
			.join("");
		repository.gitIndexInput(index, "fan.index", "update-index", "--index-info");
		const tree = repository.gitIndex("fan.index", "write-tree");
		repository.git("update-ref", REF, repository.git("commit-tree", "-m", "fan", tree));
		expect(await texts()).toEqual(["filler", "filler", "filler"]);
		expect(await reader.hasRef(REF)).toBe(true);
	});

	it("is empty without the ref, and takes no option for one", async () => {
		const repository = scope.create();
		const commit = repository.commit("first");
		const reader = createNoteReader(await openRepository(repository.root));
		for (const ref of [REF, "--all", "HEAD", "refs/notes/../../HEAD", "", "refs/x\0y"]) {
			expect(await reader.hasRef(ref)).toBe(false);
			expect((await reader.readNotes(ref, [commit])).size).toBe(0);
		}
	});
});

describe("createConfigReader", () => {
	it("reads what the user set, also where we run git with another value", async () => {
		const repository = scope.create();
		repository.git("config", "core.hooksPath", "my/hooks");
		repository.git("config", "gpg.ssh.allowedSignersFile", "a\nb");
		repository.git("config", "branch.we.ird name.remote", "x");
		const reader = createConfigReader(await openRepository(repository.root));
		expect(await reader.readConfig("core.hooksPath")).toBe("my/hooks");
		expect(await reader.readConfig("gpg.ssh.allowedSignersFile")).toBe("a\nb");
		expect(await reader.readConfig("branch.we.ird name.remote")).toBe("x");
		for (const key of ["user.absent", "--list", "nodot", "", "a.b\0c"])
			expect(await reader.readConfig(key)).toBeNull();
	});
});
