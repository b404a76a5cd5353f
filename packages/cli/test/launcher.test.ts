import { spawn, spawnSync } from "node:child_process";
import {
	chmodSync,
	copyFileSync,
	existsSync,
	lutimesSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/**
 * The real launcher in a clone as small as can be. Only npm is replaced, because installing takes the network: the
 * stand-in keeps a list of its calls and "installs" the Node that runs this test.
 */
const root = join(import.meta.dirname, "../../..");
const NPM = `#!/bin/sh
echo "$*" >>"$CALLS"
[ "\${NPM_FAILS:-}" = yes ] && { echo "npm error network" >&2; exit 1; }
sleep "\${NPM_TAKES:-0}"
mkdir -p node_modules/.bin
ln -sf "$REAL_NODE" node_modules/.bin/node
`;
const BUILD = `
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
appendFileSync(process.env.CALLS ?? "", "build\\n");
mkdirSync("packages/cli/dist", { recursive: true });
writeFileSync("packages/cli/dist/countersign.js", "console.log(JSON.stringify(process.argv.slice(2)), process.cwd())");
`;

let scratch: string;
let clone: string;
let calls: string;

beforeEach(() => {
	scratch = realpathSync(mkdtempSync(join(tmpdir(), "countersign launcher ")));
	clone = join(scratch, "a clone");
	calls = join(scratch, "calls");
	for (const folder of ["bin", "tools", "packages/cli/src"])
		mkdirSync(join(clone, folder), { recursive: true });
	for (const file of ["bin/countersign", "tools/bootstrap.sh", "tools/freshness.sh"]) {
		copyFileSync(join(root, file), join(clone, file));
	}
	writeFileSync(join(clone, "tools/build.ts"), BUILD);
	writeFileSync(join(clone, "package-lock.json"), "{}");
	writeFileSync(join(clone, "packages/cli/src/entry.ts"), "");
	mkdirSync(join(scratch, "path"));
	writeFileSync(join(scratch, "path/npm"), NPM, { mode: 0o755 });
	symlinkSync(process.execPath, join(scratch, "path/node"));
	writeFileSync(calls, "");
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

interface Start {
	readonly args?: readonly string[];
	readonly program?: string;
	readonly cwd?: string;
	readonly env?: Readonly<Record<string, string>>;
}

function toEnvironment(extra: Start["env"]) {
	const path = `${join(scratch, "path")}:/usr/bin:/bin`;
	return { PATH: path, CALLS: calls, REAL_NODE: process.execPath, HOME: scratch, ...extra };
}

function start({ args = [], program = join(clone, "bin/countersign"), cwd = scratch, env }: Start = {}) {
	const result = spawnSync(program, args, { cwd, encoding: "utf8", env: toEnvironment(env) });
	return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

function callsSoFar(): readonly string[] {
	return readFileSync(calls, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => line.split(" ")[0] ?? "");
}

/** Makes everything a minute old, the stamps a little less, so that the next change is newer than any of it. */
function age(): void {
	const now = Date.now() / 1000;
	const entries = readdirSync(clone, { recursive: true, encoding: "utf8" });
	for (const entry of [".", ...entries]) lutimesSync(join(clone, entry), now - 60, now - 60);
	lutimesSync(join(clone, "dist/installed"), now - 50, now - 50);
	lutimesSync(join(clone, "dist/built"), now - 40, now - 40);
}

function touch(path: string): void {
	lutimesSync(join(clone, path), new Date(), new Date());
}

describe("bin/countersign", () => {
	it("installs and builds at the first start, and neither at the second", () => {
		const first = start({ args: ["check", "a b", "--x=*"] });
		expect(first).toMatchObject({ status: 0, stdout: `["check","a b","--x=*"] ${scratch}\n` });
		expect(first.stderr).toMatch(/installing the locked dependencies[\s\S]*building/);
		expect(start()).toMatchObject({ status: 0, stderr: "" });
		expect(callsSoFar()).toEqual(["ci", "build"]);
	});

	it("installs what the lock file names, whatever the user's npm leaves out, and runs no scripts", () => {
		start();
		expect(readFileSync(calls, "utf8")).toMatch(/^ci --include=dev --include=optional --ignore-scripts /);
	});

	it("works through symbolic links, relative ones too, from another folder", () => {
		symlinkSync(join(clone, "bin/countersign"), join(scratch, "absolute"));
		mkdirSync(join(scratch, "links"));
		symlinkSync("../absolute", join(scratch, "links/relative"));
		const program = join(scratch, "links/relative");
		expect(start({ program, cwd: "/" })).toMatchObject({ status: 0, stdout: "[] /\n" });
	});

	it("builds again when a source changed, was added or was removed", () => {
		start();
		const source = join(clone, "packages/cli/src/added.ts");
		const changes = [
			() => touch("packages/cli/src/entry.ts"),
			() => writeFileSync(source, ""),
			() => rmSync(source),
		];
		for (const change of changes) {
			age();
			change();
			start();
			start();
		}
		expect(callsSoFar()).toEqual(["ci", "build", "build", "build", "build"]);
	});

	it("installs again when the lock file changed, but not when it was only touched", () => {
		start();
		age();
		touch("package-lock.json");
		start();
		start();
		expect(callsSoFar().filter((call) => call === "ci")).toHaveLength(1);
		age();
		writeFileSync(join(clone, "package-lock.json"), '{"changed":true}');
		start();
		start();
		expect(callsSoFar().filter((call) => call === "ci")).toHaveLength(2);
	});

	it("installs once when many start at the same time", async () => {
		const starts = [1, 2, 3, 4].map(
			() =>
				new Promise<number | null>((resolve) => {
					const env = toEnvironment({ NPM_TAKES: "1" });
					spawn(join(clone, "bin/countersign"), [], { env, stdio: "ignore" }).on("close", resolve);
				}),
		);
		expect(await Promise.all(starts)).toEqual([0, 0, 0, 0]);
		expect(callsSoFar()).toEqual(["ci", "build"]);
	});

	it("starts cleanly after an install that failed, and says what to do", () => {
		const failed = start({ env: { NPM_FAILS: "yes" } });
		expect(failed).toMatchObject({ status: 2, stdout: "" });
		expect(failed.stderr).toMatch(
			/npm error network[\s\S]*error BOOTSTRAP_INSTALL_FAILED[\s\S]*fix: Check the network/,
		);
		expect(start().status).toBe(0);
	});

	it("takes over the lock of a start that was killed", () => {
		mkdirSync(join(clone, "dist/lock"), { recursive: true });
		const gone = spawnSync("true");
		writeFileSync(join(clone, "dist/lock/pid"), `${gone.pid}\n`);
		expect(start().status).toBe(0);
		expect(existsSync(join(clone, "dist/lock"))).toBe(false);
	});

	it("keeps the last good build's stamp away when a build fails", () => {
		start();
		age();
		writeFileSync(join(clone, "tools/build.ts"), "process.exit(3)");
		const failed = start();
		expect(failed).toMatchObject({ status: 2, stdout: "" });
		expect(failed.stderr).toMatch(/BOOTSTRAP_BUILD_FAILED/);
		expect(existsSync(join(clone, "dist/built"))).toBe(false);
	});

	it("finds its Node again when the clone was moved, and installs again when it is gone", () => {
		start();
		const moved = join(scratch, "moved");
		renameSync(clone, moved);
		clone = moved;
		expect(start()).toMatchObject({ status: 0, stderr: "" });
		rmSync(join(clone, "node_modules"), { recursive: true });
		expect(start().status).toBe(0);
		expect(callsSoFar()).toEqual(["ci", "build", "ci", "build"]);
	});

	it.each([
		["npm", "BOOTSTRAP_NO_NPM"],
		["node", "BOOTSTRAP_NO_NPM"],
	])("says so when there is no %s", (program, code) => {
		const bare = join(scratch, "bare");
		mkdirSync(bare);
		for (const tool of ["sh", "readlink", "find", "mkdir", "rm", "cat", "cksum", "git", "node", "npm"]) {
			const found = spawnSync("sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).stdout.trim();
			if (tool !== program) symlinkSync(found, join(bare, tool));
		}
		const failed = start({ env: { PATH: bare } });
		expect(failed.status).toBe(2);
		expect(failed.stderr).toContain(`error ${code}`);
	});

	it("runs in a clone that cannot be written once it is built", () => {
		start();
		const before = statSync(join(clone, "dist/built")).mtimeMs;
		for (const folder of ["dist", "packages/cli", "."]) chmodSync(join(clone, folder), 0o555);
		expect(start()).toMatchObject({ status: 0, stderr: "" });
		expect(statSync(join(clone, "dist/built")).mtimeMs).toBe(before);
		for (const folder of [".", "packages/cli", "dist"]) chmodSync(join(clone, folder), 0o755);
	});
});
