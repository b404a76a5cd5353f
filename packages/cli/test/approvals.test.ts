import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { CheckReport } from "@countersign/core/model";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildCommand, createSandbox, type Sandbox } from "./cli-harness.ts";

const STATEMENTS = "refs/countersign/statements";
const POLICY = `version: 1
tiers: { default: critical, lower: { tests: [], markup: [] } }
require:
  critical:
    approvals:
      - { role: senior, count: 1 }
      - { role: security, count: 1 }
prohibited: { action: { critical: allow } }
bulk: { lines: 20, action: block }
`;
const CODE = ["export function a() {\n\treturn 1;\n}\n", "export function b() {\n\treturn 2;\n}\n"];

let template: Sandbox;
let box: Sandbox;

beforeAll(() => {
	buildCommand();
	template = createSandbox();
	box = template;
	enrollAll();
});
afterAll(() => template.remove());
beforeEach(() => {
	box = createSandbox();
	cpSync(dirname(template.folder), dirname(box.folder), { recursive: true });
});
afterEach(() => box.remove());

function keyOf(name: string): string {
	return join(dirname(box.folder), "keys", name);
}

function makeKey(name: string, kind = "ed25519"): string {
	mkdirSync(dirname(keyOf(name)), { recursive: true });
	const args = ["-q", "-t", ...kind.split(" "), "-N", "", "-C", "", "-f", keyOf(name)];
	expect(spawnSync("ssh-keygen", args).status).toBe(0);
	return keyOf(name);
}

function run(...args: readonly string[]): string {
	const { status, stdout, stderr } = box.run(...args);
	expect([status, stderr.replace(/^warning: without --email.*\n/gm, "")]).toEqual([0, ""]);
	return stdout;
}

function refuse(code: string, ...args: readonly string[]): number | null {
	const { status, stderr } = box.run(...args);
	expect(stderr).toContain(code);
	return status;
}

function check() {
	const { status, stdout } = box.run("check", "--no-evidence", "--format", "json");
	const { verdict, review } = CheckReport.parse(JSON.parse(stdout));
	return { status, verdict, review, codes: verdict.reasons.map(({ code, outcome }) => `${code}:${outcome}`) };
}

const PEOPLE: readonly (readonly [name: string, kind: string, ...roles: readonly string[]])[] = [
	["ada", "ed25519", "senior", "security"],
	["bob", "rsa -b 2048", "senior"],
	["cem", "ecdsa -b 256", "security"],
	["dan", "ecdsa -b 521", "privacy"],
	["eve", "ecdsa -b 384", "product"],
];

/** A repository with people and a policy on its branch. */
function enrollAll(): void {
	box.git("init", "-q", "-b", "main");
	run("people", "init", "--root", `${makeKey("root")}.pub`);
	for (const [name, kind, ...roles] of PEOPLE) {
		const key = `${makeKey(name, kind)}.pub`;
		run("people", "add", name, "--role", ...roles, "--key", key, "--email", `${name}@example.org`);
	}
	box.commit({
		".countersign/policy.yaml": POLICY,
		"src/old.ts": "export const one = 1;\nexport const two = 2;\n",
	});
	box.git("checkout", "-q", "-b", "topic");
}

/** A change of somebody else that adds two functions. */
function begin(): void {
	author("Dev");
	box.commit({
		"src/a.ts": CODE.join("\n"),
		"src/old.ts": "export const one = 10;\nexport const two = 2;\n",
	});
}

function author(name: string): void {
	const email = `${name.toLowerCase()}@example.org`;
	Object.assign(box.env, { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email });
	Object.assign(box.env, { GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email });
}

function approve(name: string, role: string, ...more: readonly string[]): string {
	const out = run("approve", "--role", role, "--key", keyOf(name), "--reason", "read it", ...more);
	return /Its id is ([0-9a-f]{12})/.exec(out)?.[1] ?? "";
}

describe("a critical change", () => {
	it("is blocked, approved, edited, approved again, stopped, and goes on", () => {
		begin();
		const blocked = check();
		expect([blocked.status, blocked.codes]).toEqual([
			1,
			["missing-approval:block", "missing-approval:block"],
		]);
		expect(blocked.verdict.reasons[0]?.next).toBe(
			"countersign approve --role senior --key KEY --reason TEXT",
		);
		approve("bob", "senior");
		expect(check().codes).toEqual(["missing-approval:block"]);
		approve("cem", "security");
		expect(check()).toMatchObject({ status: 0, codes: [] });

		box.commit({ "src/a.ts": [CODE[0], "export function b() {\n\treturn 3;\n}\n"].join("\n") });
		const edited = check();
		expect([edited.status, edited.codes]).toEqual([1, ["missing-approval:block", "missing-approval:block"]]);
		expect(edited.verdict.reasons.map(({ message }) => message)).toEqual([
			expect.stringMatching(
				/needs 1 senior approval, 0 given: 1 file \(src\/a\.ts\); not counted: bob's [0-9a-f]{12}: edited since are src\/a\.ts:4-7/,
			),
			expect.stringMatching(/needs 1 security approval, 0 given: .*cem's/),
		]);
		approve("bob", "senior", "--files", "src/a.ts");
		approve("cem", "security", "--files", "src/a.ts");
		expect(check()).toMatchObject({ status: 0, codes: [] });

		const requested = run("review", "request", "--reason", "look", "--key", keyOf("dan"));
		const id = /Its id is ([0-9a-f]{12})/.exec(requested)?.[1] ?? "";
		run("veto", "--case", id, "--reason", "not yet", "--key", keyOf("dan"));
		expect(check()).toMatchObject({ status: 1, codes: ["vetoed:block"] });
		expect(
			refuse("APPROVAL_ROLE_NOT_HELD", "recall", "--case", id, "--reason", "x", "--key", keyOf("bob")),
		).toBe(1);
		run("recall", "--case", id, "--reason", "now", "--key", keyOf("cem"));
		expect(check().codes).toEqual(["vetoed:block"]);
		run("recall", "--case", id, "--reason", "now", "--key", keyOf("eve"));
		expect(check()).toMatchObject({ status: 0, codes: [] });
		expect(run("review", "list")).toContain("ended   veto by dan as privacy");
	});

	it("needs two people, whatever roles one has", () => {
		begin();
		approve("ada", "senior");
		approve("ada", "security");
		expect(check()).toMatchObject({ status: 1, codes: ["missing-approval:block"] });
		approve("bob", "senior");
		expect(check()).toMatchObject({ status: 0, codes: [] });
	});

	it("counts two keys of one person once", () => {
		begin();
		run("people", "add", "ada", "--key", `${makeKey("ada2")}.pub`, "--sign-with", keyOf("root"));
		approve("ada", "senior");
		approve("ada2", "security");
		expect(check()).toMatchObject({ status: 1, codes: ["missing-approval:block"] });
	});

	it("keeps its approvals through rewording, squash and rebase on top of other files", () => {
		begin();
		approve("bob", "senior");
		approve("cem", "security");
		box.git("commit", "-q", "--amend", "-m", "Reworded");
		expect(check()).toMatchObject({ status: 0 });
		box.git("checkout", "-q", "main");
		box.commit({ "src/other.ts": "export const x = 1;\n" });
		box.git("checkout", "-q", "topic");
		box.git("rebase", "-q", "main");
		expect(check()).toMatchObject({ status: 0, codes: [] });
	});

	it("is not approved by who wrote it, also after a squash under another name", () => {
		begin();
		author("bob");
		box.commit({ "src/bob.ts": "export const bob = 1;\n" });
		expect(
			refuse("APPROVAL_BY_AUTHOR", "approve", "--role", "senior", "--key", keyOf("bob"), "--reason", "x"),
		).toBe(1);
		approve("cem", "security");
		author("Dev");
		box.git("reset", "-q", "--soft", "main");
		box.git("commit", "-q", "-m", "Squashed");
		expect(
			refuse("APPROVAL_BY_AUTHOR", "approve", "--role", "senior", "--key", keyOf("bob"), "--reason", "x"),
		).toBe(1);
		box.git("commit", "-q", "--amend", "-m", "Squashed\n\nCo-authored-by: A <ada@example.org>");
		expect(
			refuse("APPROVAL_BY_AUTHOR", "approve", "--role", "senior", "--key", keyOf("ada"), "--reason", "x"),
		).toBe(1);
	});

	it("can break a clause that somebody waived, and says so", () => {
		begin();
		const lines = Array.from({ length: 40 }, (_, index) => `export const v${index} = ${index};\n`).join("");
		box.commit({ "src/bulk.ts": lines });
		for (const [name, role] of [
			["bob", "senior"],
			["cem", "security"],
		] as const)
			approve(name, role);
		expect(check()).toMatchObject({ status: 1, codes: ["bulk-change:block"] });
		const waive = ["--until", "2099-01-01", "--reason", "generated", "--key", keyOf("ada")];
		expect(refuse("APPROVAL_REQUEST_INVALID", "waive", "bulk", ...waive)).toBe(2);
		waive[1] = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
		run("waive", "bulk", ...waive);
		const { status, codes, verdict } = check();
		expect([status, codes]).toEqual([0, ["bulk-change:warn"]]);
		expect(verdict.reasons[0]?.message).toContain("waived by ada until ");
		run("waive", "missing-approval", ...waive);
		box.commit({ "src/more.ts": "export const more = 1;\n" });
		expect(check().codes).toContain("missing-approval:block");
	});

	it("loses no approval when two clones sign at the same time", () => {
		begin();
		const shared = join(dirname(box.folder), "shared");
		const other = join(dirname(box.folder), "other");
		box.git("init", "-q", "--bare", shared);
		box.git("remote", "add", "origin", shared);
		box.git("push", "-q", "origin", "main", "topic");
		run("review", "push");
		box.git("clone", "-q", "-b", "topic", shared, other);
		expect(box.run("-C", other, "review", "pull").stdout).toBe("origin: received.\n");
		approve("bob", "senior");
		const there = ["--role", "security", "--key", keyOf("cem"), "--reason", "x"];
		expect(box.run("-C", other, "approve", ...there)).toMatchObject({ status: 0 });
		expect(box.run("-C", other, "review", "push").stdout).toBe("origin: nothing received, sent.\n");
		expect(run("review", "push")).toBe("origin: received, sent.\n");
		expect(check()).toMatchObject({ status: 0, codes: [] });
	});
});

describe("an approval that is not what it claims to be", () => {
	it.each<[string, (act: Envelope) => void, string]>([
		["has a flipped bit in its signature", flipSignature, "ATTEST_SIGNATURE_INVALID"],
		[
			"says another role",
			(act) => editPayload(act, '"role":"senior"', '"role":"security"'),
			"ATTEST_SIGNATURE_INVALID",
		],
		[
			"says another person",
			(act) => editPayload(act, '"person":"bob"', '"person":"ada"'),
			"ATTEST_SIGNATURE_INVALID",
		],
		["says another time", (act) => editPayload(act, '"at":"2', '"at":"1'), "ATTEST_SIGNATURE_INVALID"],
		["is signed by nobody", (act) => act.signatures.splice(0), "APPROVAL_MALFORMED"],
		[
			"is of another repository",
			(act) => editPayload(act, '"repository":"', '"repository":"0'),
			"ATTEST_SIGNATURE_INVALID",
		],
	])("is bad evidence when it %s", (_what, forge, code) => {
		begin();
		approve("cem", "security");
		const id = approve("bob", "senior");
		forgeAct(id, forge);
		const { status, codes, verdict } = check();
		expect([status, codes]).toEqual([3, ["bad-evidence:error", "missing-approval:block"]]);
		expect(verdict.reasons[0]?.message).toContain(code);
		approve("bob", "senior");
		expect(check()).toMatchObject({ status: 0, codes: ["bad-evidence:warn"] });
	});

	it("is bad evidence once its key is revoked", () => {
		begin();
		approve("bob", "senior");
		approve("cem", "security");
		run("people", "revoke", "bob", "--reason", "stolen", "--sign-with", keyOf("root"));
		const { status, verdict } = check();
		expect(status).toBe(3);
		expect(verdict.reasons[0]?.message).toContain("APPROVAL_KEY_REVOKED");
	});

	it("is refused before it is signed where it would not count", () => {
		begin();
		const args = ["approve", "--key", keyOf("bob"), "--reason", "x"];
		expect(refuse("APPROVAL_ROLE_NOT_HELD", ...args, "--role", "security")).toBe(1);
		expect(refuse("APPROVAL_NOTHING", ...args, "--role", "senior", "--files", "absent/**")).toBe(2);
		expect(refuse("did you mean senior?", ...args, "--role", "senor")).toBe(2);
		expect(
			refuse("APPROVAL_KEY_UNKNOWN", "approve", "--role", "senior", "--key", makeKey("zoe"), "--reason", "x"),
		).toBe(3);
		expect(
			refuse(
				"APPROVAL_REQUEST_INVALID",
				"approve",
				"--role",
				"senior",
				"--key",
				keyOf("bob"),
				"--reason",
				" ",
			),
		).toBe(2);
		expect(check().review?.acts).toEqual([]);
	});

	it("comes from a list of people that the change itself brought in, or rolled back", () => {
		begin();
		approve("bob", "senior");
		approve("cem", "security");
		const text = box.read(".countersign/people.yaml");
		box.write(".countersign/people.yaml", text.replace("roles:\n      - privacy", "roles:\n      - senior"));
		box.commit({});
		expect(check()).toMatchObject({ status: 3 });
		expect(check().verdict.reasons[0]).toMatchObject({
			code: "bad-evidence",
			clause: "review (PEOPLE_UNSIGNED)",
		});
	});
});

interface Envelope {
	payload: string;
	signatures: { keyid: string; sig: string }[];
}

function flipSignature({ signatures: [first] }: Envelope): void {
	const bytes = Buffer.from(first?.sig ?? "", "base64");
	bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1;
	if (first) first.sig = bytes.toString("base64");
}

function editPayload(envelope: Envelope, from: string, to: string): void {
	const payload = Buffer.from(envelope.payload, "base64").toString("utf8");
	expect(payload).toContain(from);
	envelope.payload = Buffer.from(payload.replace(from, to)).toString("base64");
}

/** What somebody with write access to the ref can do: another act in the place of the signed one. */
function forgeAct(id: string, forge: (envelope: Envelope) => void): void {
	const names = box.git("ls-tree", "-r", "--name-only", STATEMENTS).trim().split("\n");
	const name = names.find((one) => one.replaceAll("/", "").startsWith(id)) ?? "";
	const envelope = JSON.parse(box.git("cat-file", "blob", `${STATEMENTS}:${name}`)) as Envelope;
	forge(envelope);
	const text = JSON.stringify(envelope);
	box.write(".git/forged.json", text);
	const blob = box.git("hash-object", "-w", ".git/forged.json").trim();
	const digest = createHash("sha256").update(text).digest("hex");
	const path = `${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest.slice(4)}.act.json`;
	const env = { ...box.env, GIT_INDEX_FILE: join(dirname(box.folder), "index") };
	const git = (...args: readonly string[]) => {
		const done = spawnSync("git", args, { cwd: box.folder, env, encoding: "utf8" });
		expect(done.stderr).toBe("");
		return done.stdout.trim();
	};
	git("read-tree", STATEMENTS);
	git("update-index", "--force-remove", name);
	git("update-index", "--add", "--cacheinfo", `100644,${blob},${path}`);
	git("update-ref", STATEMENTS, git("commit-tree", "-m", "forged", git("write-tree")));
}
