import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createWorkspace } from "./workspace.ts";

const IDENTITY = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
const LONG_ENOUGH = "let x = 1\n".repeat(40);

let source = "";

function git(root: string, ...args: readonly string[]): string {
	const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
	return execFileSync("git", ["-C", root, ...IDENTITY, ...args], { encoding: "utf8", env });
}

function commit(files: Readonly<Record<string, string>>): void {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(source, path)), { recursive: true });
		writeFileSync(join(source, path), text);
	}
	git(source, "add", ".");
	git(source, "commit", "--quiet", "--message", "files");
}

beforeEach(() => {
	source = mkdtempSync(join(tmpdir(), "bench-source-"));
	git(source, "init", "--quiet");
});

afterEach(() => rmSync(source, { recursive: true, force: true }));

it("stages ten source files, and the source repository stays as it was", () => {
	const sources = Array.from({ length: 25 }, (_, index) => [`src/file-${index}.ts`, LONG_ENOUGH] as const);
	commit({
		...Object.fromEntries(sources),
		"src/short.ts": "1\n",
		"a.min.js": LONG_ENOUGH,
		"a.d.ts": LONG_ENOUGH,
	});
	const workspace = createWorkspace(source);
	try {
		const staged = workspace.stageChange(1);
		expect(new Set(staged).size).toBe(10);
		expect(staged.every((path) => path.startsWith("src/file-"))).toBe(true);
		expect(git(workspace.root, "diff", "--cached", "--name-only").trim().split("\n").sort()).toEqual(
			staged.toSorted(),
		);
		const first = git(workspace.root, "diff", "--cached");
		expect(workspace.stageChange(2)).toEqual(staged);
		expect(git(workspace.root, "diff", "--cached")).not.toBe(first);
		expect(git(source, "status", "--porcelain")).toBe("");
	} finally {
		workspace.remove();
	}
	expect(existsSync(workspace.root)).toBe(false);
});

it("refuses a repository with too little in it", () => {
	commit({ "one.py": "x = 1\n".repeat(40) });
	expect(() => createWorkspace(source)).toThrow("Only 1 files");
});
