import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "countersign pack ")));
const empty = join(scratch, "empty folder");
const repository = join(scratch, "repository");

/** Nothing of this machine's npm: no cache, no settings, and a registry that nobody listens at. */
const environment = {
	...withoutNpmSettings(),
	HOME: join(scratch, "home"),
	npm_config_cache: join(scratch, "cache"),
	npm_config_userconfig: join(scratch, "npmrc"),
	npm_config_registry: "http://127.0.0.1:9/",
	npm_config_offline: "true",
	npm_config_update_notifier: "false",
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_AUTHOR_NAME: "Someone",
	GIT_AUTHOR_EMAIL: "someone@example.com",
	GIT_COMMITTER_NAME: "Someone",
	GIT_COMMITTER_EMAIL: "someone@example.com",
};

function withoutNpmSettings(): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
}

function run(program: string, args: readonly string[], cwd: string) {
	const result = spawnSync(program, args, { cwd, encoding: "utf8", env: environment });
	return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

function mustRun(program: string, args: readonly string[], cwd: string): string {
	const { status, stdout, stderr } = run(program, args, cwd);
	if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}${stdout}`);
	return stdout;
}

/** The machine's own Node, which may be older than the one the project runs on. */
function findOtherNode(): string | undefined {
	const folders = (process.env.PATH ?? "")
		.split(delimiter)
		.filter((folder) => !folder.includes("node_modules"));
	const programs = folders.map((folder) => join(folder, "node"));
	return programs.find((program) =>
		/^v(?:2\d|[3-9]\d)\./.test(spawnSync(program, ["-v"], { encoding: "utf8" }).stdout ?? ""),
	);
}

function createRepository(): void {
	mkdirSync(repository);
	mustRun("git", ["init", "-q", "-b", "main"], repository);
	writeFileSync(join(repository, "README.md"), "# Tiny\n");
	mustRun("git", ["add", "."], repository);
	mustRun("git", ["commit", "-q", "-m", "Begin"], repository);
	writeFileSync(join(repository, "add.ts"), "export const add = (a: number, b: number) => a + b;\n");
	mustRun("git", ["add", "."], repository);
	mustRun("git", ["commit", "-q", "-m", "Add"], repository);
}

beforeAll(() => {
	for (const folder of [empty, environment.HOME]) mkdirSync(folder);
	// The launcher builds when the sources are newer than the build; it may need the real npm for that.
	const built = spawnSync(join(root, "bin/countersign"), ["--version"], { encoding: "utf8" });
	if (built.status !== 0) throw new Error(built.stderr);
	mustRun("npm", ["pack", "--silent", "--pack-destination", scratch], join(root, "packages/cli"));
	const [tarball = ""] = readdirSync(scratch).filter((name) => name.endsWith(".tgz"));
	writeFileSync(join(empty, "package.json"), "{}");
	mustRun("npm", ["install", "--no-audit", "--no-fund", join(scratch, tarball)], empty);
	createRepository();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("the published package", () => {
	const installed = join(empty, "node_modules/countersign");

	it("installs without the network, and brings nothing else along", () => {
		expect(readdirSync(join(empty, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
			"countersign",
		]);
	});

	it("holds the program, its grammars and rules, and the licenses, but no sources", () => {
		expect(readdirSync(installed).sort()).toEqual(["LICENSE", "README.md", "dist", "package.json"]);
		expect(readdirSync(join(installed, "dist"))).toEqual(
			expect.arrayContaining(["THIRD_PARTY_NOTICES.txt", "countersign.js", "grammars", "rules.json"]),
		);
		expect(readdirSync(join(installed, "dist")).filter((name) => /\.(?:ts|map)$/.test(name))).toEqual([]);
	});

	it("answers to npx", () => {
		expect(run("npx", ["--no-install", "countersign", "--version"], empty)).toMatchObject({
			status: 0,
			stdout: expect.stringMatching(/^(?:countersign )?\d+\.\d+\.\d+\S*\n$/),
		});
	});

	it("checks a repository", () => {
		const program = join(empty, "node_modules/.bin/countersign");
		const { status, stdout, stderr } = run(program, ["check", "--format", "json"], repository);
		expect(stderr).not.toMatch(/Error|Warning/);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			inspection: { skipped: [] },
			change: { kind: "last-commit" },
		});
	});

	const node = findOtherNode();
	it.skipIf(node === undefined)(`checks a repository under the machine's Node (${node})`, () => {
		const args = [join(installed, "dist/countersign.js"), "check", "--format", "json"];
		const { status, stdout, stderr } = run(node ?? "", args, repository);
		expect(stderr).not.toMatch(/Error|Warning/);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ inspection: { skipped: [] } });
	});
});
