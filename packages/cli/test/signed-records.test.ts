import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BlameReport, CheckReport } from "@countersign/core/model";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createScene, type Scene } from "./scenario/create-scene.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const STATEMENTS = "refs/countersign/statements";
const CODE = "export function loadUser(id) {\n\tconst row = table.get(id);\n\treturn row.user;\n}\n";
const policy = (action: string): string =>
	`version: 1\nrequire: { trusted: { approvals: [] } }\nsignatures: { action: { trusted: ${action} } }\n`;

let scene: Scene;

beforeEach(() => {
	scene = createScene();
});

afterEach(() => scene.remove());

async function build(action: string): Promise<void> {
	await scene.build(
		{ write: { ".countersign/policy.yaml": policy(action) } },
		{ commit: "Begin" },
		{ signer: "ada" },
		{ assistant: { tool: "cursor", prompt: "Load a user", write: { "src/users.ts": CODE } } },
		{ commit: "Load users" },
	);
}

async function run(...args: readonly string[]): Promise<string> {
	const { status, stdout, stderr } = await scene.run(...args);
	expect([status, stderr]).toEqual([0, ""]);
	return stdout;
}

async function findState() {
	const report = BlameReport.parse(JSON.parse(await run("blame", "src/users.ts", "--format", "json")));
	return report.lines[0]?.signature;
}

async function findStateOfForged() {
	const { stdout, stderr } = await scene.run("blame", "src/users.ts", "--format", "json");
	expect(stderr).toContain("warning: ATTEST_BINDING_REFUSED");
	return BlameReport.parse(JSON.parse(stdout)).lines[0]?.signature;
}

function write(name: string, text: string): string {
	const file = join(scene.scratch, name);
	writeFileSync(file, text);
	return file;
}

/** What somebody with write access to the ref can do: another statement in the place of the signed one. */
function forgeBinding(): void {
	const names = scene.git("ls-tree", "-r", "--name-only", STATEMENTS).split("\n");
	const name = names.find((one) => one.endsWith(".binding.json")) ?? "";
	const envelope = JSON.parse(scene.git("cat-file", "blob", `${STATEMENTS}:${name}`)) as { payload: string };
	const payload = Buffer.from(envelope.payload, "base64")
		.toString("utf8")
		.replace(/"boundAt":"\d/, '"boundAt":"3');
	const forged = JSON.stringify({ ...envelope, payload: Buffer.from(payload).toString("base64") });
	const digest = createHash("sha256").update(forged).digest("hex");
	const path = `${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest.slice(4)}.binding.json`;
	scene.git("checkout", "-q", "--orphan", "forgery");
	scene.git("rm", "-rq", "--cached", ".");
	const blob = scene.git("hash-object", "-w", write("forged.json", forged));
	scene.git("update-index", "--add", "--cacheinfo", `100644,${blob},${path}`);
	const commit = scene.git(
		"-c",
		"user.name=Eve",
		"-c",
		"user.email=eve@example.com",
		"commit-tree",
		"-m",
		"forged",
		scene.git("write-tree"),
	);
	scene.git("update-ref", STATEMENTS, commit);
	scene.git("checkout", "-qf", "main");
}

it("signs on request, says so, and shares the signature with the records", async () => {
	await build("block");
	const unsigned = await run("provenance", "log", "--format", "json");
	const { records } = JSON.parse(unsigned) as { records: { id: string }[] };
	const id = records[0]?.id ?? "";
	expect(await run("provenance", "show", id)).toContain("signature  nobody");
	expect(await run("provenance", "sign")).toMatch(
		/^Signed 1 record of commit [0-9a-f]{12} with SHA256:\S+; share it/,
	);
	expect(await run("provenance", "sign")).toMatch(/^SHA256:\S+ has signed the 1 record of commit /);
	expect(await run("provenance", "show", id)).toMatch(
		/signature {2}signed by ada@example\.com \(SHA256:\S+\)/,
	);
	expect(await findState()).toMatchObject({ state: "signed", principal: "ada@example.com" });
	expect(await run("blame", "src/users.ts")).toContain("records: 1 signed by ada@example.com\n");
});

it("is done by a push, which sends the signature along", async () => {
	await build("block");
	const shared = join(scene.scratch, "shared");
	scene.git("init", "-q", "--bare", shared);
	scene.git("remote", "add", "origin", shared);
	expect(await run("provenance", "push")).toBe("origin: nothing received, sent.\n");
	scene.git("push", "-q", "origin", "main");
	scene.git("update-ref", "-d", STATEMENTS);
	expect(await findState()).toMatchObject({ state: "none" });
	expect(await run("provenance", "pull")).toBe("origin: received.\n");
	expect(await findState()).toMatchObject({ state: "signed", principal: "ada@example.com" });
});

it.each([
	{ action: "block", exit: 3, outcome: "error", code: "bad-evidence" },
	{ action: "allow", exit: 0, outcome: "warn", code: "provenance-problem" },
])(
	"gives a forged signature exit $exit where the policy says $action",
	async ({ action, exit, outcome, code }) => {
		await build(action);
		await run("provenance", "sign");
		forgeBinding();
		expect(await findStateOfForged()).toMatchObject({ state: "bad", principal: null });
		const formats = ["text", "markdown", "sarif", "gitlab", "junit"];
		const files = formats.flatMap((format) => ["--format", `${format}=${join(scene.scratch, format)}`]);
		const { status, stdout } = await scene.run("check", "--no-evidence", ...files, "--format", "json");
		const { verdict } = CheckReport.parse(JSON.parse(stdout));
		expect([status, verdict.outcome]).toEqual([exit, outcome]);
		const reason = verdict.reasons.find((one) => one.code === code);
		expect(reason?.message).toContain("The signature does not fit the content.");
		for (const format of formats) {
			const text = readFileSync(join(scene.scratch, format), "utf8");
			expect(text.replaceAll(/\s+/g, " ")).toContain("The signature does not fit the content.");
		}
	},
);

it("needs no signature to be usable, and refuses to sign what is not signed", async () => {
	await scene.build(
		{ assistant: { tool: "cursor", write: { "src/users.ts": CODE } } },
		{ commit: "Load users" },
	);
	expect(await findState()).toMatchObject({ state: "none" });
	const keyless = await scene.run("provenance", "sign");
	expect([keyless.status, keyless.stderr]).toEqual([2, expect.stringContaining("ATTEST_NO_SIGNING_KEY")]);
	const key = join(scene.scratch, "key");
	expect(spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]).status).toBe(0);
	scene.git("config", "gpg.format", "ssh");
	scene.git("config", "user.signingkey", key);
	const unsigned = await scene.run("provenance", "sign");
	expect([unsigned.status, unsigned.stderr]).toEqual([
		2,
		expect.stringContaining("git commit --amend --no-edit -S"),
	]);
});
