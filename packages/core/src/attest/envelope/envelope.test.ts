import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toCanonicalJson } from "../../kit/index.ts";
import type { ConfigReader, Envelope } from "../../model/index.ts";
import { AttestError } from "../errors.ts";
import { buildCheckStatement } from "../statement/index.ts";
import { createFacts } from "../testing/check-facts.ts";
import { createKey, isAcceptedByOpenSsh, type TestKey } from "../testing/ssh-keys.ts";
import { createTemporaryFolder } from "../testing/temporary-folder.ts";
import { toPreAuthEncoding } from "../verify/index.ts";
import { assertSigned } from "./assert-signed.ts";
import { createEvidenceEnvelope } from "./create-evidence-envelope.ts";
import { parseEnvelope, parseStatement } from "./parse-envelope.ts";
import { renderEnvelope } from "./render-envelope.ts";

const folder = createTemporaryFolder();
const statement = buildCheckStatement(createFacts());
let key: TestKey;
let stranger: TestKey;

beforeAll(() => {
	key = createKey(folder.path, "ed25519");
	stranger = createKey(folder.path, "ecdsa");
});
afterAll(() => folder[Symbol.dispose]());

function configured(values: Readonly<Record<string, string>>): ConfigReader {
	return { readConfig: async (name) => values[name] ?? null };
}

function withKey(path: string): ConfigReader {
	return configured({ "gpg.format": "ssh", "user.signingkey": path });
}

function codeOf(act: () => unknown): string {
	try {
		act();
	} catch (error) {
		if (error instanceof AttestError) return `${error.kind} ${error.code}`;
		throw error;
	}
	return "none";
}

function sealed(envelope: Envelope): Envelope["signatures"][number] {
	const [signature] = envelope.signatures;
	if (!signature) throw new Error("unsigned");
	return signature;
}

describe("createEvidenceEnvelope", () => {
	it.each([
		["nothing is configured", {}],
		["git signs with OpenPGP", { "user.signingkey": "ABCDEF" }],
		["no key is named", { "gpg.format": "ssh" }],
	])("leaves the envelope unsigned, which is normal, when %s", async (_why, values) => {
		const made = await createEvidenceEnvelope(statement, configured(values));
		expect(made).toMatchObject({ signer: null, note: null, envelope: { signatures: [] } });
		expect(Buffer.from(made.envelope.payload, "base64").toString()).toBe(toCanonicalJson(statement));
	});

	it("signs with git's key, and ssh-keygen and we agree that it did", async () => {
		const { envelope, signer, note } = await createEvidenceEnvelope(statement, withKey(key.path));
		expect(note).toBeNull();
		const message = toPreAuthEncoding(envelope.payloadType, Buffer.from(envelope.payload, "base64"));
		const blob = Buffer.from(sealed(envelope).sig, "base64");
		const signed = { message, blob, namespace: "countersign@v1" };
		expect(isAcceptedByOpenSsh(folder.path, key, signed)).toBe(true);
		expect(assertSigned(envelope, [key.line])).toEqual([signer]);
		expect(signer).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
	});

	it("signs through the agent when only the public key is named", async () => {
		const agent = startAgent(join(folder.path, "agent"));
		try {
			const hidden = createKey(folder.path, "rsa -b 2048");
			expect(
				spawnSync("ssh-add", ["-q", hidden.path], { env: { ...process.env, ...agent.env } }).status,
			).toBe(0);
			rmSync(hidden.path);
			for (const name of [hidden.line.replace(/^/, "key::"), hidden.line, `${hidden.path}.pub`]) {
				process.env.SSH_AUTH_SOCK = agent.env.SSH_AUTH_SOCK;
				const { envelope, note } = await createEvidenceEnvelope(statement, withKey(name));
				expect(note).toBeNull();
				expect(assertSigned(envelope, [hidden.line])).toHaveLength(1);
			}
		} finally {
			agent.stop();
		}
	});

	it("does not wait for the passphrase of a key that no agent holds, and says so", async () => {
		delete process.env.SSH_AUTH_SOCK;
		const locked = createKey(folder.path, "ed25519 -a 1", "correct horse");
		const made = await createEvidenceEnvelope(statement, withKey(locked.path));
		expect(made).toMatchObject({ signer: null, envelope: { signatures: [] } });
		expect(made.note).toMatch(/could not sign: .*passphrase/i);
		expect(made.note).not.toContain(folder.path);
	});

	it.each([
		["a missing file", () => join(folder.path, "absent"), /cannot be read \(ENOENT\)/],
		["a folder", () => folder.path, /not a key file/],
		["a relative path", () => "keys/mine", /not an absolute path/],
		["an option", () => "-Yfoo", /not an absolute path/],
		["no public key", () => "key::not a key", /is not one/],
		["a line break", () => "ssh-ed25519 AAAAAAAAAAAAAAAAAAAA\nssh-rsa BBBBBBBBBBBBBBBBBBBB", /is not one/],
		["a file that is no key", () => writeFile("garbage"), /could not sign/],
	])("goes on unsigned and says why when the key is %s", async (_what, name, note) => {
		const made = await createEvidenceEnvelope(statement, withKey(name()));
		expect(made.note).toMatch(note);
		expect(made.note).not.toContain(folder.path);
		expect(made.envelope.signatures).toEqual([]);
	});
});

function writeFile(content: string): string {
	const path = join(folder.path, "no key");
	writeFileSync(path, content, { mode: 0o600 });
	return path;
}

function startAgent(socket: string) {
	const started = spawnSync("ssh-agent", ["-a", socket], { encoding: "utf8" });
	const pid = Number(/SSH_AGENT_PID=(\d+)/.exec(started.stdout)?.[1]);
	return { env: { SSH_AUTH_SOCK: socket }, stop: () => process.kill(pid) };
}

describe("assertSigned", () => {
	it("refuses every change to payload, type, signature and key name", async () => {
		const { envelope } = await createEvidenceEnvelope(statement, withKey(key.path));
		const signature = sealed(envelope);
		const payload = Buffer.from(envelope.payload, "base64");
		for (let index = 0; index < payload.length; index += 37) {
			const altered = Buffer.from(payload);
			altered[index] = (altered[index] ?? 0) ^ 1;
			const forged = { ...envelope, payload: altered.toString("base64") };
			expect(codeOf(() => assertSigned(forged, [key.line]))).toBe("evidence ATTEST_SIGNATURE_INVALID");
		}
		const renamed = { ...envelope, signatures: [{ ...signature, keyid: "SHA256:someone-else" }] };
		expect(codeOf(() => assertSigned(renamed, [key.line]))).toBe("evidence ATTEST_SIGNATURE_INVALID");
		const respelled = { ...envelope, signatures: [{ ...signature, sig: `${signature.sig} ` }] };
		expect(codeOf(() => assertSigned(respelled, [key.line]))).toBe("evidence ATTEST_SIGNATURE_MALFORMED");
	});

	it("refuses strangers, nobody, and allowed keys that are none", async () => {
		const { envelope } = await createEvidenceEnvelope(statement, withKey(key.path));
		expect(codeOf(() => assertSigned(envelope, [stranger.line]))).toBe("evidence ATTEST_KEY_NOT_ALLOWED");
		expect(codeOf(() => assertSigned({ ...envelope, signatures: [] }, [key.line]))).toBe(
			"evidence ATTEST_UNSIGNED",
		);
		const mislabeled = key.line.replace("ssh-ed25519", "ssh-rsa");
		expect(codeOf(() => assertSigned(envelope, [mislabeled]))).toBe("evidence ATTEST_SIGNATURE_MALFORMED");
	});

	it("counts a key once, however often it signed", async () => {
		const { envelope } = await createEvidenceEnvelope(statement, withKey(key.path));
		const twice = { ...envelope, signatures: [...envelope.signatures, ...envelope.signatures] };
		expect(assertSigned(twice, [key.line])).toHaveLength(1);
	});
});

describe("parseEnvelope and parseStatement", () => {
	it("read back what was rendered", async () => {
		const { envelope } = await createEvidenceEnvelope(statement, withKey(key.path));
		const read = parseEnvelope(Buffer.from(renderEnvelope(envelope)));
		expect(read).toEqual(envelope);
		expect(parseStatement(read)).toEqual(statement);
	});

	it.each([
		["no JSON", "{"],
		["no UTF-8", Buffer.of(0xff, 0xfe)],
		["another shape", "[]"],
		["deep nesting", "[".repeat(100_000)],
		[
			"a second reading",
			'{"payload":"","payload":"eA==","payloadType":"application/vnd.in-toto+json","signatures":[]}',
		],
		["too many bytes", Buffer.alloc(9_000_000, 0x20)],
	])("refuse %s as bad evidence", (_what, bytes) => {
		expect(codeOf(() => parseEnvelope(Buffer.from(bytes)))).toBe("evidence ATTEST_ENVELOPE_MALFORMED");
	});

	it("refuse a payload that is no canonical statement", async () => {
		const payload = Buffer.from('{ "_type": "https://in-toto.io/Statement/v1" }').toString("base64");
		const envelope = { payloadType: "application/vnd.in-toto+json" as const, payload, signatures: [] };
		expect(codeOf(() => parseStatement(envelope))).toBe("evidence ATTEST_ENVELOPE_MALFORMED");
	});
});
