import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CheckReport } from "@countersign/core/model";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createScene, type Scene } from "./scenario/create-scene.ts";
import { isolateEnvironment } from "./scenario/git-client.ts";
import { readCode } from "./scenario/load-scenarios.ts";
import { PROGRAM, runCountersign } from "./scenario/run-countersign.ts";

let scene: Scene;
beforeEach(() => {
	scene = createScene();
});
afterEach(() => scene.remove());

const ADD = { write: { "src/add.ts": { code: "add.ts" } } };
const FIND = { write: { "src/user.ts": { code: "sql-injection.ts" } } };

function removeObject(id: string): void {
	rmSync(join(scene.repository, ".git/objects", id.slice(0, 2), id.slice(2)));
}

/** What every refusal for people looks like: nothing on the standard output; code, sentence, fix. */
async function expectError(code: string, words: readonly string[], args: readonly string[]): Promise<void> {
	const { status, stdout, stderr } = await scene.run(...args);
	expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
	expect(stderr).toMatch(new RegExp(`^error ${code}: .+`));
	expect(stderr).toMatch(/^ {2}fix: .{10,}$/m);
	expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
	for (const word of words) expect(stderr).toContain(word);
}

describe("places that cannot be checked", () => {
	it("no repository", async () => {
		mkdirSync(scene.repository);
		await expectError("CHANGE_NOT_A_REPOSITORY", [scene.repository, "git init"], ["check"]);
	});

	it("no commit yet", async () => {
		await scene.build(ADD);
		await expectError("CHANGE_UNBORN_HEAD", ["countersign check --staged"], ["check"]);
	});

	it("a revision that does not exist, in any spelling", async () => {
		await scene.build(ADD, { commit: "Begin" }, { git: ["branch", "feature/login"] });
		const meant = "Did you mean `feature/login`?";
		await expectError("CHANGE_REVISION_UNKNOWN", [meant], ["check", "--base", "feature/logon"]);
		await expectError("CHANGE_REVISION_UNKNOWN", [meant], ["check", "--head", "featur/login"]);
		const hostile = "--upload-pack=touch\u001b[31m pwned";
		await expectError("CHANGE_REVISION_UNKNOWN", [], ["check", `--base=${hostile}`]);
		expect(existsSync(join(scene.repository, "pwned"))).toBe(false);
	});

	it("a HEAD whose commit is gone", async () => {
		await scene.build(ADD, { commit: "Begin" });
		removeObject(scene.git("rev-parse", "HEAD"));
		const { status, stdout, stderr } = await scene.run("check");
		expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
		expect(stderr).toMatch(/^error CHANGE_\w+: .+[\s\S]*fix: /);
	});

	it("an index that is no index", async () => {
		await scene.build(ADD, { commit: "Begin" });
		writeFileSync(join(scene.repository, ".git/index"), "this is no index");
		const { status, stdout, stderr } = await scene.run("check", "--staged");
		expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
		expect(stderr).toMatch(/^error CHANGE_\w+: .+[\s\S]*fix: /);
		expect(readFileSync(join(scene.repository, ".git/index"), "utf8")).toBe("this is no index");
		expect(readdirSync(scene.temporary)).toEqual([]);
	});
});

describe("a policy that cannot be used", () => {
	const policy = (text: string) => ({ write: { ".countersign/policy.yaml": text } });

	it("shows every fault with file, line and column, and what was meant", async () => {
		await scene.build(ADD, policy("version: 1\nbulk:\n  linse: 3\n  action: blok\n"), { commit: "Begin" });
		const { status, stdout } = await scene.run("check");
		expect(status).toBe(2);
		expect(stdout).toMatch(/ERROR/);
		expect(stdout).toContain(".countersign/policy.yaml:3:3");
		expect(stdout).toContain("did you mean `lines`?");
		expect(stdout).toContain(".countersign/policy.yaml:4:11");
		expect(stdout).toContain("did you mean `block`?");
	});

	it.each([
		["a list", "- version: 1\n"],
		["empty", ""],
		["of another version", "version: 2\n"],
		["binary", "\0\u0001\u0002"],
		["deeply nested", `version: 1\nexclude: ${"[".repeat(10_000)}\n`],
		["a bomb of aliases", 'version: 1\nexclude: &a ["x", *a, *a]\n'],
		["a key twice", "version: 1\nbulk: {}\nbulk: {}\n"],
	])("is %s", async (_, text) => {
		await scene.build(policy(text), ADD, { commit: "Begin" });
		const { status, report } = await scene.check();
		expect(status).toBe(2);
		expect(report.verdict.outcome).toBe("error");
		const failed = report.verdict.reasons.find(({ code }) => code === "room-failed");
		expect(failed?.clause).toMatch(/\(POLICY_\w+\)/);
		expect(failed?.clauseAt).toMatch(/^\.countersign\/policy\.yaml:\d+:\d+$/);
		expect(failed?.next).toMatch(/^countersign explain POLICY_/);
	});

	it("is a folder where a file should be", async () => {
		await scene.build(ADD, { commit: "Begin" });
		mkdirSync(join(scene.repository, ".countersign/policy.yaml"), { recursive: true });
		const { status, report } = await scene.check();
		expect(status).toBe(2);
		const [reason] = report.verdict.reasons.filter(({ code }) => code === "room-failed");
		expect(reason?.message).toContain(".countersign/policy.yaml");
		expect(reason?.clause).not.toContain("INTERNAL");
	});

	it("is a link in the repository, which is never followed", async () => {
		await scene.build(
			{ in: "elsewhere", write: { "policy.yaml": 'version: 1\nexclude: ["**"]\n' } },
			{ link: { ".countersign/policy.yaml": "../../elsewhere/policy.yaml" } },
			FIND,
			{ commit: "Begin" },
		);
		const { status, report } = await scene.check();
		expect(status).toBe(2);
		expect(report.verdict.outcome).toBe("error");
		expect(report.verdict.findings).toHaveLength(1);
	});

	it("is named on the command line and cannot be read", async () => {
		await scene.build(ADD, { commit: "Begin" });
		await expectError("CLI_FILE_UNREADABLE", ["absent.yaml"], ["check", "--config", "absent.yaml"]);
		await expectError("CLI_FILE_UNREADABLE", ["src"], ["check", "--config", "src"]);
	});
});

describe("files that cannot be inspected", () => {
	it("a blob that is not in the object store counts against the change", async () => {
		await scene.build(ADD, { commit: "Begin" }, FIND, { write: { ".env": "PORT=1\n" } }, { commit: "Find" });
		removeObject(scene.git("rev-parse", "HEAD:src/user.ts"));
		removeObject(scene.git("rev-parse", "HEAD:.env"));
		const { status, report } = await scene.check();
		expect(status).toBe(1);
		expect(report.inspection.skipped.map(({ path, code }) => `${path} ${code}`)).toEqual([
			".env missing-blob",
			"src/user.ts missing-blob",
		]);
		const [block, warn] = report.verdict.reasons;
		expect(block).toMatchObject({
			code: "file-not-inspected",
			outcome: "block",
			next: "git fetch --refetch",
		});
		expect(block?.places).toEqual([{ path: "src/user.ts", lines: null }]);
		expect(warn).toMatchObject({ code: "file-not-inspected", outcome: "warn", next: "git fetch --refetch" });
		expect(warn?.places).toEqual([{ path: ".env", lines: null }]);
	});

	it("a blob that is damaged counts against the change", async () => {
		await scene.build(ADD, { commit: "Begin" }, FIND, { commit: "Find" });
		const id = scene.git("rev-parse", "HEAD:src/user.ts");
		removeObject(id);
		writeFileSync(join(scene.repository, ".git/objects", id.slice(0, 2), id.slice(2)), "no object at all");
		const { status, stdout, stderr } = await scene.run("check");
		expect([1, 2]).toContain(status);
		expect(stdout + stderr).not.toMatch(/PASS|INTERNAL_UNEXPECTED_ERROR/);
	});

	it("a policy whose content is not in the clone is not taken for none", async () => {
		const policy = "version: 1\ntools: { allow: [] }\n";
		await scene.build({ write: { ".countersign/policy.yaml": policy } }, { commit: "Begin" }, ADD, {
			commit: "Add\n\nGenerated-by: Cursor\n",
		});
		removeObject(scene.git("rev-parse", "HEAD:.countersign/policy.yaml"));
		const { status, report } = await scene.check();
		expect(status).toBe(2);
		expect(report.verdict.reasons[0]?.clause).toContain("CHANGE_OBJECT_MISSING");
	});

	it("a minified file of twenty megabytes and ten thousand levels of nesting, in every language", async () => {
		const deep = (start: string, end: string) => ({
			pieces: [{ text: start, times: 10_000 }, { text: "1" }, { text: end, times: 10_000 }],
		});
		await scene.build(
			{
				write: {
					"src/min.js": { pieces: [{ text: "function f{{n}}(a,b){return a+b}", times: 600_000 }] },
					"src/deep.js": deep("[", "]"),
					"src/deep.ts": deep("f(", ")"),
					"src/deep.py": deep("(", ")"),
					"src/deep.tsx": deep("<a>", "</a>"),
					"src/blocks.js": deep("if(a){", "}"),
					"src/template.js": deep("`${", "}`"),
					"src/long.js": { pieces: [{ text: "a+", times: 20_000 }, { text: "a" }] },
				},
			},
			{ write: { "src/user.ts": { code: "sql-injection.ts" } } },
			{ commit: "Begin" },
		);
		const { status, report } = await scene.check();
		expect(status).toBe(1);
		const skipped = report.inspection.skipped.map(({ path, code }) => `${path} ${code}`);
		expect(skipped.sort()).toEqual([
			"src/blocks.js too-deep",
			"src/deep.js too-deep",
			"src/deep.py too-deep",
			"src/deep.ts too-deep",
			"src/deep.tsx too-deep",
			"src/long.js too-deep",
			"src/min.js too-large",
			"src/template.js too-deep",
		]);
		const reasons = report.verdict.reasons.filter(({ code }) => code === "file-not-inspected");
		expect(reasons.flatMap(({ places }) => places.map(({ path }) => path)).sort()).toEqual(
			report.inspection.skipped.map(({ path }) => path).sort(),
		);
		expect(report.verdict.findings.map(({ finding }) => finding.path)).toEqual(["src/user.ts"]);
	});

	it("text of every broken encoding", async () => {
		const bytes = (...values: readonly number[]) => ({ base64: Buffer.from(values).toString("base64") });
		await scene.build(
			{
				write: {
					"a/latin1.py": bytes(0x61, 0x20, 0x3d, 0x20, 0x22, 0xe9, 0x22, 0x0a),
					"a/overlong.py": bytes(0x61, 0xc0, 0xaf, 0x0a),
					"a/surrogate.js": bytes(0x61, 0xed, 0xa0, 0x80, 0x0a),
					"a/cut.ts": bytes(0x61, 0xe2, 0x82),
				},
			},
			{ commit: "Begin" },
		);
		const { status, report } = await scene.check();
		expect(status).toBe(1);
		expect(report.inspection.skipped.map(({ path, code }) => `${path} ${code}`)).toEqual([
			"a/cut.ts not-text",
			"a/latin1.py not-text",
			"a/overlong.py not-text",
			"a/surrogate.js not-text",
		]);
	});

	it("links that lead round in circles, or out", async () => {
		await scene.build(ADD, {
			link: {
				"src/self.ts": "self.ts",
				"src/again": "..",
				"src/a.ts": "b.ts",
				"src/b.ts": "a.ts",
				"out.ts": "/",
			},
		});
		const { status, stdout } = await scene.run("scan", "--format", "json");
		expect(status).toBe(0);
		expect(JSON.parse(stdout).inspection).toMatchObject({ inspectedFiles: 1, skipped: [], findings: [] });
	});
});

describe("a full disk", () => {
	const canMount = process.platform === "linux" && process.getuid?.() === 0;

	/** A file system of half a megabyte, and how to fill and remove it. */
	function mountSmall(): { readonly folder: string; fill(): void; remove(): void } {
		const folder = join(scene.scratch, "small");
		mkdirSync(folder);
		const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=512k", "tmpfs", folder]);
		if (mounted.status !== 0) throw new Error(mounted.stderr.toString());
		return {
			folder,
			fill: () => {
				const filler = join(folder, "filler");
				for (const size of [65_536, 4096, 1]) {
					while (spawnSync("sh", ["-c", `head -c ${size} /dev/zero >>"$1"`, "sh", filler]).status === 0) {
						if (size === 1) break;
					}
				}
			},
			remove: () => spawnSync("umount", ["-l", folder]),
		};
	}

	const isMountable =
		canMount && spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;

	it.skipIf(!isMountable)("keeps the report that was there before", async () => {
		await scene.build(FIND, { commit: "Begin" });
		const disk = mountSmall();
		try {
			const target = join(disk.folder, "report.sarif");
			writeFileSync(target, "the report of yesterday");
			disk.fill();
			const { status, stdout, stderr } = await scene.run("check", "--format", `sarif=${target}`);
			expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
			expect(stderr).toMatch(/^error CLI_OUTPUT_FAILED: .*report\.sarif.*ENOSPC/);
			expect(readFileSync(target, "utf8")).toBe("the report of yesterday");
			expect(readdirSync(disk.folder).sort()).toEqual(["filler", "report.sarif"]);
		} finally {
			disk.remove();
		}
	});

	it.skipIf(!isMountable)("costs the evidence and the cache, and not the verdict", async () => {
		await scene.build(FIND, { commit: "Begin" });
		const disk = mountSmall();
		try {
			const clone = join(disk.folder, "clone");
			spawnSync("git", ["clone", "-q", "--template=", scene.repository, clone], {
				env: isolateEnvironment(scene.home),
			});
			disk.fill();
			const { status, stdout } = await runCountersign({
				args: ["check", "--format", "json"],
				cwd: clone,
				home: scene.home,
				env: { XDG_CACHE_HOME: disk.folder },
			});
			expect(status).toBe(1);
			const { verdict, evidence } = CheckReport.parse(JSON.parse(stdout));
			expect(verdict.reasons.map(({ code }) => code)).toEqual(["finding-threshold"]);
			expect(evidence).toMatchObject({ digest: null, ref: null });
			expect(evidence.note).toMatch(/^not stored \(CHANGE_\w+\): /);
			expect(existsSync(join(clone, ".git/refs/countersign"))).toBe(false);
		} finally {
			disk.remove();
		}
	});
});

describe("Ctrl-C", () => {
	/** Ends with the test's own time limit where it never happens. */
	async function waitFor(happened: () => boolean): Promise<void> {
		while (!happened()) await new Promise((resolve) => setTimeout(resolve, 10));
	}

	function isGroupAlive(leader: number): boolean {
		try {
			process.kill(-leader, 0);
			return true;
		} catch {
			return false;
		}
	}

	it("ends a check of a large tree with 130, and leaves no process, file, lock or reference", async () => {
		const source = readCode("add.ts").replace("add", "add{{n}}");
		const write = Object.fromEntries(
			Array.from({ length: 300 }, (_, index) => [
				`many/${index}.ts`,
				{ pieces: [{ text: source, times: 150 }, { text: `// ${index}\n` }] },
			]),
		);
		await scene.build(ADD, { commit: "Begin" }, { write }, { stage: ["."] });
		const before = scene.git("rev-parse", "HEAD");
		mkdirSync(join(scene.scratch, "out"));
		const child = spawn(
			process.execPath,
			[PROGRAM, "check", "--staged", "--format", `json=${scene.scratch}/out/report.json`],
			{
				cwd: scene.repository,
				env: { ...isolateEnvironment(scene.home), TMPDIR: scene.temporary },
				stdio: "ignore",
				detached: true,
			},
		);
		const leader = child.pid ?? 0;
		// The cache is opened once git has been read and the inspection begins.
		const cache = join(scene.home, "cache/countersign/analysis-v1.sqlite");
		await waitFor(() => existsSync(cache) || child.exitCode !== null);
		expect(child.exitCode).toBeNull();
		process.kill(leader, "SIGINT");
		const [code] = await once(child, "exit");
		expect(code).toBe(130);
		await waitFor(() => !isGroupAlive(leader));
		expect(readdirSync(join(scene.scratch, "out"))).toEqual([]);
		expect(readdirSync(scene.temporary)).toEqual([]);
		expect(scene.git("for-each-ref", "refs/countersign")).toBe("");
		expect(scene.git("rev-parse", "HEAD")).toBe(before);
		expect(spawnSync("find", [join(scene.repository, ".git"), "-name", "*.lock"]).stdout.toString()).toBe("");
	});
});
