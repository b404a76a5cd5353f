import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createHookBox, type HookBox, prompted, SECRET, wrote } from "./capture/hook-box.ts";
import { buildCommand, ENTRY } from "./cli-harness.ts";

let box: HookBox;

beforeAll(buildCommand);
beforeEach(() => {
	box = createHookBox();
	box.write("a.ts", "alpha line\n");
});
afterEach(() => box.remove());

describe("where there is no ordinary repository", () => {
	it.each([
		["no repository", () => rmSync(join(box.folder, ".git"), { recursive: true })],
		[
			"a bare repository",
			() => {
				rmSync(join(box.folder, ".git"), { recursive: true });
				box.git("init", "-q", "--bare", ".");
			},
		],
		[
			"a .git file that leads nowhere",
			() => {
				rmSync(join(box.folder, ".git"), { recursive: true });
				box.write(".git", `gitdir: ${"x".repeat(100_000)}`);
			},
		],
		["a git folder without HEAD", () => rmSync(join(box.folder, ".git/HEAD"))],
	])("%s is a failure for people, and none for the assistant", (_name, change) => {
		change();
		const before = readdirSync(box.folder, { recursive: true }).sort();
		for (const event of [wrote(box.folder, "a.ts"), prompted(box.folder, SECRET)]) {
			const { status, stderr } = box.hook("claude-code", event);
			expect(status).toBe(0);
			expect(stderr).toContain("CAPTURE_NO_REPOSITORY");
		}
		expect(readdirSync(box.folder, { recursive: true }).sort()).toEqual(before);
	});

	it("a folder that is gone stops nobody", () => {
		const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" capture --agent claude-code';
		const args = ["-c", script, process.execPath, ENTRY];
		const { status } = spawnSync("sh", args, { cwd: box.folder, env: box.env, input: "{}" });
		expect(status).toBe(0);
	});

	it("no git program is needed", () => {
		const env = { ...box.env, PATH: "/nowhere" };
		expect(box.hook("claude-code", wrote(box.folder, "a.ts"), { env })).toEqual({ status: 0, stderr: "" });
		expect(box.records()).toHaveLength(1);
	});

	it("a linked work tree keeps what it records with the others", () => {
		box.commit({ "b.ts": "x\n" });
		box.git("worktree", "add", "-q", "../tree");
		const tree = join(dirname(box.folder), "tree");
		writeFileSync(join(tree, "a.ts"), "alpha line\n");
		expect(box.hook("claude-code", wrote(tree, "a.ts"), { cwd: tree }).stderr).toBe("");
		expect(box.records()).toMatchObject([{ path: "a.ts" }]);
	});

	it("a submodule keeps its own", () => {
		box.commit({ "b.ts": "x\n" });
		const origin = join(dirname(box.folder), "origin");
		cpSync(box.folder, origin, { recursive: true });
		box.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", origin, "sub");
		box.write("sub/n.ts", "alpha line\n");
		expect(box.hook("claude-code", wrote(box.folder, "sub/n.ts")).stderr).toBe("");
		expect(box.records(join(box.folder, ".git/modules/sub"))).toMatchObject([{ path: "n.ts" }]);
		expect(box.records()).toEqual([]);
	});
});

describe("where nothing can be written", () => {
	const isRoot = process.getuid?.() === 0;

	it("a read-only git folder leaves a failure", () => {
		const allow = (mode: number) => {
			for (const folder of [join(box.folder, ".git"), box.folder, dirname(box.folder)])
				chmodSync(folder, mode);
		};
		allow(0o555);
		// The superuser may write everywhere.
		const options = isRoot ? { uid: 65_534 } : {};
		const { status, stderr } = box.hook("claude-code", wrote(box.folder, "a.ts"), options);
		allow(0o755);
		expect(status).toBe(0);
		expect(stderr).toContain("CAPTURE_STORE_FAILED");
		expect(box.findBreaches()).toEqual([]);
	});

	it.runIf(isRoot && process.platform === "linux")("a full disk costs records, and tears none", (context) => {
		const disk = join(box.folder, ".git/countersign");
		mkdirSync(disk);
		const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=128k", "tmpfs", disk]);
		// Not every root may mount; then this shows as skipped and not as passed.
		if (mounted.status !== 0) return context.skip();
		try {
			for (let at = 0; at < 12; at += 1) {
				const text = `line ${at} `.repeat(3_000);
				box.write(`f${at}.ts`, text.replaceAll("  ", "\n"));
				const prompt = prompted(box.folder, `${text} ${SECRET}`);
				const more = { tool_input: { file_path: `f${at}.ts`, content: text.replaceAll(" ", "\n") } };
				for (const event of [prompt, wrote(box.folder, `f${at}.ts`, more)]) {
					expect(box.hook("claude-code", event).status).toBe(0);
					expect(box.findBreaches()).toEqual([]);
				}
			}
			expect(box.hook("claude-code", prompted(box.folder, "y".repeat(200_000))).stderr).toContain(
				"STORE_FAILED",
			);
		} finally {
			spawnSync("umount", [disk]);
		}
	});

	it("nobody who listens stops nobody", () => {
		const script = 'exec "$0" "$1" capture --agent cline <&- >&- 2>&-';
		const { status } = spawnSync("sh", ["-c", script, process.execPath, ENTRY], {
			cwd: box.folder,
			env: box.env,
		});
		expect(status).toBe(0);
		const closed = `"$0" "$1" capture --agent nobody 2>&1 <${ENTRY} | true; echo done`;
		const piped = spawnSync("sh", ["-c", closed, process.execPath, ENTRY], { cwd: box.folder, env: box.env });
		expect(piped.status).toBe(0);
	});
});

describe("at the same time", () => {
	it("two hooks of one edit leave one record", async () => {
		for (let round = 0; round < 5; round += 1) {
			const path = `r${round}.ts`;
			box.write(path, "alpha line\n");
			const event = wrote(box.folder, path, { cursor_version: "2.0" });
			await Promise.all([box.hookLater("claude-code", event), box.hookLater("cursor", event)]);
			expect(box.records().filter((one) => one.path === path)).toHaveLength(1);
		}
	});

	it("waits for a slow assistant", async () => {
		const event = JSON.stringify(wrote(box.folder, "a.ts"));
		const script = `printf '%s' "$2" | (sleep 0.3; cat) | "$0" "$1" capture --agent claude-code`;
		const args = ["-c", script, process.execPath, ENTRY, event];
		expect(spawnSync("sh", args, { cwd: box.folder, env: box.env }).status).toBe(0);
		expect(box.records()).toHaveLength(1);
	});
});
