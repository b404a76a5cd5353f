import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckReport } from "@countersign/core/model";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { createScene, type Scene } from "./scenario/create-scene.ts";

const REF = "refs/countersign/statements";
const Envelope = z.object({
	payloadType: z.literal("application/vnd.in-toto+json"),
	payload: z.base64(),
	signatures: z.array(z.object({ keyid: z.string(), sig: z.base64() })),
});

let scene: Scene;
beforeEach(async () => {
	scene = createScene();
	await scene.build(
		{ write: { "src/add.ts": { code: "add.ts" } } },
		{ commit: "Begin" },
		{ write: { "src/user.ts": { code: "sql-injection.ts" }, ".env": "GITHUB_TOKEN={{github-token}}\n" } },
		{ commit: "Find users\n\nGenerated-by: Cursor\n" },
	);
});
afterEach(() => scene.remove());

async function check(): Promise<CheckReport["evidence"]> {
	return (await scene.check()).report.evidence;
}

function listEntries(): readonly string[] {
	return scene.git("ls-tree", "-r", "--name-only", REF).split("\n");
}

function readStored(digest: string | null): string {
	const entry = listEntries().find((path) => path.replaceAll("/", "").startsWith(digest ?? "none"));
	const { stdout, status } = spawnSync("git", ["cat-file", "blob", `${REF}:${entry}`], {
		cwd: scene.repository,
	});
	if (status !== 0) throw new Error(`There is no evidence ${digest}.`);
	return stdout.toString("utf8");
}

function readPayload(digest: string | null): string {
	return Buffer.from(Envelope.parse(JSON.parse(readStored(digest))).payload, "base64").toString("utf8");
}

function dropTime(payload: string): string {
	expect(payload).toMatch(/"checkedAt":"[^"]+"/);
	return payload.replace(/"checkedAt":"[^"]+"/, "");
}

describe("evidence", () => {
	it("is stored under the digest of its content, one entry a check", async () => {
		const digests = [(await check()).digest, (await check()).digest];
		expect(new Set(digests).size).toBe(2);
		expect(listEntries()).toHaveLength(2);
		for (const digest of digests) {
			expect(createHash("sha256").update(readStored(digest)).digest("hex")).toBe(digest);
		}
		expect(scene.git("for-each-ref", "--format=%(refname)", "refs/countersign")).toBe(REF);
		expect(scene.git("fsck", "--strict", "--no-dangling")).toBe("");
	});

	it("says the same, byte by byte, of the same change, apart from time", async () => {
		const [cold, warm] = [await check(), await check()].map(({ digest }) => readPayload(digest));
		expect(dropTime(warm ?? "")).toBe(dropTime(cold ?? ""));
		rmSync(join(scene.home, "cache"), { recursive: true });
		expect(dropTime(readPayload((await check()).digest))).toBe(dropTime(cold ?? ""));
	});

	it("says the same in another clone, and another thing of another change", async () => {
		const first = readPayload((await check()).digest);
		const clone = join(scene.scratch, "clone");
		scene.git("clone", "-q", "--no-local", scene.repository, clone);
		const { stdout } = await scene.run("-C", clone, "check", "--format", "json");
		const { digest } = (JSON.parse(stdout) as CheckReport).evidence;
		const entries = scene.git("-C", clone, "ls-tree", "-r", "--name-only", REF);
		const second = scene.git("-C", clone, "cat-file", "blob", `${REF}:${entries}`);
		expect(createHash("sha256").update(second).digest("hex")).toBe(digest);
		const payload = Buffer.from(Envelope.parse(JSON.parse(second)).payload, "base64").toString("utf8");
		expect(dropTime(payload)).toBe(dropTime(first));
		scene.git("-C", clone, "config", "user.name", "Ada");
		scene.git("-C", clone, "config", "user.email", "ada@example.com");
		writeFileSync(join(scene.repository, "src/user.ts"), "export {};\n");
		const staged = (await scene.check("--staged")).report.evidence;
		expect(dropTime(readPayload(staged.digest))).not.toBe(dropTime(first));
	});

	it("holds no path of the machine and no secret, and neither does the report", async () => {
		const { stdout } = await scene.run("check", "--format", "json");
		const { evidence } = JSON.parse(stdout) as CheckReport;
		const token = /ghp_\w+/.exec(readFileSync(join(scene.repository, ".env"), "utf8"))?.[0] ?? "";
		expect(token).toHaveLength(40);
		for (const text of [stdout, readPayload(evidence.digest)]) {
			expect(text).not.toContain(scene.scratch);
			expect(text).not.toContain(token);
		}
	});

	it("is unsigned where no key is configured, and not stored where that is asked for", async () => {
		const evidence = await check();
		expect(evidence).toMatchObject({ ref: REF, signer: null, note: null });
		expect(Envelope.parse(JSON.parse(readStored(evidence.digest))).signatures).toEqual([]);
		scene.git("update-ref", "-d", REF);
		const { report } = await scene.check("--no-evidence");
		expect(report.evidence).toMatchObject({ digest: null, ref: null });
		expect(scene.git("for-each-ref", "refs/countersign")).toBe("");
	});
});

describe("signed evidence", () => {
	const key = () => join(scene.scratch, "key");

	function createKey(): void {
		const args = ["-q", "-t", "ed25519", "-N", "", "-C", "ada@example.com", "-f", key()];
		expect(spawnSync("ssh-keygen", args).status).toBe(0);
		scene.git("config", "gpg.format", "ssh");
		scene.git("config", "user.signingkey", `${key()}.pub`);
	}

	/** DSSE's pre-authentication encoding, written from its specification. */
	function encode(type: string, payload: Buffer): Buffer {
		const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `;
		return Buffer.concat([Buffer.from(head), payload]);
	}

	function verify(message: Buffer, signature: string) {
		const allowed = join(scene.scratch, "allowed");
		writeFileSync(allowed, `ada@example.com ${readFileSync(`${key()}.pub`, "utf8")}`);
		const armor = (signature.match(/.{1,70}/g) ?? []).join("\n");
		const file = join(scene.scratch, "signature");
		writeFileSync(file, `-----BEGIN SSH SIGNATURE-----\n${armor}\n-----END SSH SIGNATURE-----\n`);
		const args = ["-Y", "verify", "-f", allowed, "-I", "ada@example.com", "-n", "countersign@v1", "-s", file];
		return spawnSync("ssh-keygen", args, { input: message, encoding: "utf8" });
	}

	it("is what ssh-keygen itself accepts, and no longer when a byte is changed", async () => {
		createKey();
		const evidence = await check();
		const fingerprint = spawnSync("ssh-keygen", ["-l", "-f", key()], { encoding: "utf8" }).stdout.split(
			" ",
		)[1];
		expect(evidence).toMatchObject({ signer: fingerprint, note: null });
		const envelope = Envelope.parse(JSON.parse(readStored(evidence.digest)));
		const [signature] = envelope.signatures;
		expect(signature?.keyid).toBe(fingerprint);
		const payload = Buffer.from(envelope.payload, "base64");
		const good = verify(encode(envelope.payloadType, payload), signature?.sig ?? "");
		expect([good.status, good.stderr]).toEqual([0, ""]);
		const forged = Buffer.from(payload.toString("utf8").replace('"block"', '"pass"'));
		expect(forged.equals(payload)).toBe(false);
		expect(verify(encode(envelope.payloadType, forged), signature?.sig ?? "").status).not.toBe(0);
	});

	it("is missing, and the verdict says why, where the key cannot be used", async () => {
		createKey();
		rmSync(key());
		rmSync(`${key()}.pub`);
		const { status, report } = await scene.check();
		expect(status).toBe(1);
		expect(report.evidence).toMatchObject({ ref: REF, signer: null });
		expect(report.evidence.note).toMatch(/\S/);
		expect(report.evidence.note).not.toContain(scene.scratch);
	});

	it("never waits for a passphrase", async () => {
		createKey();
		chmodSync(key(), 0o600);
		const args = ["-q", "-p", "-P", "", "-N", "correct horse", "-f", key()];
		expect(spawnSync("ssh-keygen", args).status).toBe(0);
		const { status, report } = await scene.check();
		expect(status).toBe(1);
		expect(report.evidence).toMatchObject({ ref: REF, signer: null });
		expect(report.evidence.note).toMatch(/\S/);
		expect(existsSync(join(scene.repository, ".git/refs/countersign/statements.lock"))).toBe(false);
	});
});
