import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildCommand, createSandbox, type Sandbox } from "./cli-harness.ts";

const FILE = ".countersign/people.yaml";
const STATEMENTS = "refs/countersign/statements";

let box: Sandbox;

beforeAll(buildCommand);
beforeEach(() => {
	box = createSandbox();
	box.git("init", "-q", "-b", "main");
});
afterEach(() => box.remove());

/** A real key beside the project; gives the path of its private half. */
function makeKey(name: string, kind = "ed25519"): string {
	const path = join(dirname(box.folder), "keys", name);
	mkdirSync(dirname(path), { recursive: true });
	const args = ["-q", "-t", ...kind.split(" "), "-N", "", "-C", `${name}@example.com`, "-f", path];
	expect(spawnSync("ssh-keygen", args).status).toBe(0);
	return path;
}

function run(...args: readonly string[]): string {
	const { status, stdout, stderr } = box.run(...args);
	expect([status, stderr]).toEqual([0, ""]);
	return stdout;
}

function refuse(code: string, ...args: readonly string[]): number | null {
	const { status, stderr } = box.run(...args);
	expect(stderr).toContain(code);
	return status;
}

function begin(...names: readonly string[]): readonly string[] {
	const keys = names.map((name) => makeKey(name));
	run("people", "init", "--root", ...keys.map((key) => `${key}.pub`), "--threshold", "1");
	return keys;
}

describe("people", () => {
	it("begins with a root, adds people, and proves every version", () => {
		const [root = ""] = begin("root");
		const kinds = ["ed25519", "rsa -b 2048", "ecdsa -b 256", "ecdsa -b 384", "ecdsa -b 521"];
		for (const [index, kind] of kinds.entries()) {
			const key = makeKey(`p${index}`, kind);
			run("people", "add", `P${index}`, "--role", "senior", "--key", `${key}.pub`);
		}
		const shown = JSON.parse(run("people", "show", "--format", "json"));
		expect(shown).toMatchObject({ draft: null, current: { version: 6, root: { threshold: 1 } } });
		expect(shown.current.people).toHaveLength(5);
		box.git("add", "-A");
		box.git("commit", "-q", "-m", "People");
		expect(run("people", "verify")).toContain("version 6 is in force.");
		expect(readFileSync(join(box.folder, FILE), "utf8")).not.toContain(root);
	});

	it.each(["rsa -b 3072", "ecdsa -b 384", "ecdsa -b 521"])("is signed by a root key of kind %s", (kind) => {
		const key = makeKey("root", kind);
		expect(run("people", "init", "--root", `${key}.pub`)).toContain(
			"Version 1 of .countersign/people.yaml is in force",
		);
	});

	it("waits for as many root signers as it takes", () => {
		const [ada, bob] = [makeKey("ada"), makeKey("bob")];
		const begun = run("people", "init", "--root", `${ada}.pub`, `${bob}.pub`, "--sign-with", ada);
		expect(begun).toContain("waits for signatures of root signers: 1 of 2");
		expect(refuse("PEOPLE_UNSIGNED", "people", "verify")).toBe(3);
		const eve = makeKey("eve");
		expect(refuse("PEOPLE_NOT_A_ROOT", "people", "sign", "--key", eve)).toBe(1);
		expect(run("people", "sign", "--key", bob)).toContain(
			"Version 1 of .countersign/people.yaml is in force",
		);
		expect(run("people", "verify")).toContain("2 of 2 signatures");
	});

	it("takes back what an attacker writes", () => {
		const [root = ""] = begin("root");
		run("people", "add", "Ada", "--role", "senior", "--key", `${makeKey("ada")}.pub`);
		box.commit({});
		const text = box.read(FILE);
		const eve = readFileSync(`${makeKey("eve")}.pub`, "utf8").split(" ")[1] ?? "";
		box.write(FILE, text.replace(/(Ada:[\s\S]*key: ssh-ed25519 )\S+/, `$1${eve}`));
		expect(refuse("PEOPLE_FORKED", "people", "add", "Bob")).toBe(3);
		expect(refuse("PEOPLE_UNSIGNED", "people", "verify")).toBe(3);
		run("people", "restore");
		expect(box.read(FILE)).toBe(text);
		run("people", "revoke", "Ada", "--reason", "gone");
		box.commit({});
		box.write(FILE, text);
		expect(refuse("PEOPLE_ROLLED_BACK", "people", "verify")).toBe(3);
		run("people", "restore");
		expect(run("people", "show")).toContain("REVOKED");
		expect(root).not.toBe("");
	});

	it("refuses statements that were altered in the ref, or are gone", () => {
		begin("root");
		run("people", "add", "Ada", "--role", "senior", "--key", `${makeKey("ada")}.pub`);
		const names = box.git("ls-tree", "-r", "--name-only", STATEMENTS).trim().split("\n");
		for (const name of names) {
			const kept = box.git("rev-parse", STATEMENTS).trim();
			const envelope = JSON.parse(box.git("cat-file", "blob", `${STATEMENTS}:${name}`));
			const sig = Buffer.from(envelope.signatures[0].sig, "base64");
			sig[sig.length - 1] = (sig.at(-1) ?? 0) ^ 1;
			envelope.signatures[0].sig = sig.toString("base64");
			replaceStatement(name, JSON.stringify(envelope));
			expect(refuse("PEOPLE_UNSIGNED", "people", "verify")).toBe(3);
			box.git("update-ref", STATEMENTS, kept);
		}
		box.git("update-ref", "-d", STATEMENTS);
		expect(refuse("PEOPLE_VERSION_MISSING", "people", "verify")).toBe(3);
	});

	it("loses nothing when two clones sign at the same time", () => {
		const [ada, bob] = [makeKey("ada"), makeKey("bob")];
		run("people", "init", "--root", `${ada}.pub`, `${bob}.pub`, "--sign-with", ada);
		const shared = join(dirname(box.folder), "shared");
		const other = join(dirname(box.folder), "other");
		box.git("init", "-q", "--bare", shared);
		box.git("remote", "add", "origin", shared);
		box.commit({});
		box.git("push", "-q", "origin", "main");
		box.git("clone", "-q", "-b", "main", shared, other);
		const signed = box.run("-C", other, "people", "sign", "--key", bob);
		expect([signed.status, signed.stdout]).toEqual([0, expect.stringContaining("1 of 2")]);
		run("people", "push");
		expect(box.run("-C", other, "people", "push").stdout).toBe("origin: received, sent.\n");
		run("people", "pull");
		expect(run("people", "verify")).toContain("2 of 2 signatures");
		expect(box.run("-C", other, "people", "verify").stdout).toContain("2 of 2 signatures");
	});

	it.each([
		[["people", "add", "Bot", "--email", "noreply@anthropic.com"], "PEOPLE_NOT_A_PERSON", 1],
		[["people", "add", "dependabot[bot]"], "PEOPLE_NOT_A_PERSON", 1],
		[["people", "add", "Ada", "--role", "sinior"], "did you mean senior?", 2],
		[["people", "add", "Ada", "--key", "absent.pub"], "PEOPLE_KEY_REFUSED", 2],
		[["people", "remove", "Nobody"], "PEOPLE_UNKNOWN", 2],
		[["people", "add", "Ada", "--until", "2027-02-30"], "CLI_USAGE", 2],
		[["people", "init", "--root", "absent.pub"], "PEOPLE_PRESENT", 2],
		[["people", "root"], "CLI_USAGE", 2],
	])("refuses %j", (args, code, status) => {
		begin("root");
		expect(refuse(code, ...args)).toBe(status);
	});

	it("asks for a list before it changes one, and says so to programs, too", () => {
		const { status, stdout } = box.run("people", "show", "--format", "json");
		expect([status, JSON.parse(stdout).error.code]).toEqual([2, "PEOPLE_ABSENT"]);
	});
});

/** What somebody with write access to the ref can do: a changed statement, under its own digest. */
function replaceStatement(name: string, text: string): void {
	box.write("forged.json", text);
	const blob = box.git("hash-object", "-w", "forged.json").trim();
	const digest = createHash("sha256").update(text).digest("hex");
	const path = `${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest.slice(4)}.people.json`;
	const index = { ...box.env, GIT_INDEX_FILE: join(dirname(box.folder), "index") };
	const git = (...args: readonly string[]) => {
		const done = spawnSync("git", args, { cwd: box.folder, env: index, encoding: "utf8" });
		expect(done.stderr).toBe("");
		return done.stdout.trim();
	};
	git("read-tree", STATEMENTS);
	git("update-index", "--force-remove", name);
	git("update-index", "--add", "--cacheinfo", `100644,${blob},${path}`);
	git("update-ref", STATEMENTS, git("commit-tree", "-m", "forged", git("write-tree")));
}
