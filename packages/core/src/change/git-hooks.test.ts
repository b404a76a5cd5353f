import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openTestRepository, type TestRepository } from "./testing/test-repository.ts";
import { createTestScope } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

const READ_CHANGE = `
import { writeFileSync } from "node:fs";
const { openRepository } = await import(${JSON.stringify(new URL("./repository.ts", import.meta.url).href)});
const { readChange } = await import(${JSON.stringify(new URL("./read-change.ts", import.meta.url).href)});
const [seen, base, head] = process.argv.slice(2);
const request = base ? { base, head } : { staged: true };
const change = await readChange(await openRepository("."), request);
writeFileSync(seen, change.files.map((file) => file.path).join(" "));
`;

/** Installs a hook that reads the change it is asked about, and gives the file where it writes what it saw. */
function installHook(gitDir: string, name: string, run: (command: string) => string): string {
	const folder = scope.folder();
	const [script, seen] = [join(folder, "read.mjs"), join(folder, "seen")];
	writeFileSync(script, READ_CHANGE);
	mkdirSync(join(gitDir, "hooks"), { recursive: true });
	const command = `'${process.execPath}' '${script}' '${seen}'`;
	writeFileSync(join(gitDir, "hooks", name), `#!/bin/sh\nset -e\n${run(command)}\n`, { mode: 0o755 });
	return seen;
}

function readSeen(seen: string): string {
	return existsSync(seen) ? readFileSync(seen, "utf8") : "hook did not finish";
}

function createHooked(): { repository: TestRepository; seen: string } {
	const repository = scope.create();
	repository.commit("first", { "a.txt": "1\n", "b.txt": "1\n" });
	return { repository, seen: installHook(join(repository.root, ".git"), "pre-commit", (command) => command) };
}

describe("inside git hooks", () => {
	it("sees in pre-commit what will be committed, also with -a and with a path", () => {
		const { repository, seen } = createHooked();
		repository.write({ "a.txt": "2\n", "b.txt": "2\n" });
		repository.git("commit", "-q", "-m", "path", "b.txt");
		expect(readSeen(seen)).toBe("b.txt");
		repository.git("commit", "-q", "-a", "-m", "all");
		expect(readSeen(seen)).toBe("a.txt");
		repository.write({ "a.txt": "3\n", "b.txt": "3\n" });
		repository.git("add", "a.txt");
		repository.git("commit", "-q", "-m", "staged");
		expect(readSeen(seen)).toBe("a.txt");
	});

	it("sees the same in a linked worktree", () => {
		const { repository, seen } = createHooked();
		const linked = join(scope.folder(), "linked");
		repository.git("worktree", "add", "-q", "-b", "topic", linked);
		const inLinked = openTestRepository(linked);
		inLinked.write({ "a.txt": "2\n" });
		inLinked.git("commit", "-q", "-a", "-m", "all");
		expect(readSeen(seen)).toBe("a.txt");
	});

	it("sees pushed objects that still lie in quarantine", () => {
		const server = scope.create({ bare: true });
		const work = scope.create();
		const base = work.commit("first", { "a.txt": "1\n" });
		work.git("push", "-q", server.root, "main");
		const head = work.commit("second", { "pushed.txt": "1\n" });
		const seen = installHook(
			server.root,
			"pre-receive",
			(command) => `read old new ref; ${command} $old $new`,
		);
		work.git("push", "-q", server.root, "main");
		expect(readSeen(seen)).toBe("pushed.txt");
		expect(server.git("rev-parse", "main", `${head}^`).split("\n")).toEqual([head, base]);
	});
});
