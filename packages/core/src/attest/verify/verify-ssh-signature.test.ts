import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKey, isAcceptedByOpenSsh, signByOpenSsh, type TestKey } from "../testing/ssh-keys.ts";
import { createTemporaryFolder } from "../testing/temporary-folder.ts";
import { toFingerprint } from "./fingerprint.ts";
import { parsePublicKeyLine } from "./parse-public-key-line.ts";
import { Refusal } from "./refusal.ts";
import { parseSshSignature } from "./ssh-signature.ts";
import { verifySshSignature } from "./verify-ssh-signature.ts";
import { toWireString } from "./wire-string.ts";

const NAMESPACE = "countersign@v1";
const KINDS = ["ed25519", "rsa -b 2048", "rsa -b 3072", "ecdsa -b 256", "ecdsa -b 384", "ecdsa -b 521"];
const message = Buffer.from("what is signed\n");
const folder = createTemporaryFolder();
const keys = new Map<string, TestKey>();

beforeAll(() => {
	for (const kind of KINDS) keys.set(kind, createKey(folder.path, kind));
});
afterAll(() => folder[Symbol.dispose]());

function keyOf(kind: string): TestKey {
	const key = keys.get(kind);
	if (!key) throw new Error(`no key ${kind}`);
	return key;
}

function refusalOf(
	signature: Uint8Array,
	signed: Uint8Array = message,
	namespace = NAMESPACE,
): string | null {
	try {
		verifySshSignature({ message: signed, signature, namespace });
		return null;
	} catch (error) {
		if (error instanceof Refusal) return error.code;
		throw error;
	}
}

describe.each(KINDS)("a signature by ssh-keygen with %s", (kind) => {
	it("is accepted by ssh-keygen and by us, under the same name", () => {
		const key = keyOf(kind);
		const blob = signByOpenSsh(key, message, NAMESPACE);
		expect(isAcceptedByOpenSsh(folder.path, key, { message, blob, namespace: NAMESPACE })).toBe(true);
		const { keyid } = verifySshSignature({ message, signature: blob, namespace: NAMESPACE });
		expect(keyid).toBe(toFingerprint(parsePublicKeyLine(key.line)));
	});

	it("is refused by both for another message or another purpose", () => {
		const key = keyOf(kind);
		const blob = signByOpenSsh(key, message, NAMESPACE);
		const other = Buffer.from("what is Signed\n");
		expect(isAcceptedByOpenSsh(folder.path, key, { message: other, blob, namespace: NAMESPACE })).toBe(false);
		expect(refusalOf(blob, other)).toBe("ATTEST_SIGNATURE_INVALID");
		const replayed = signByOpenSsh(key, message, "git");
		expect(refusalOf(replayed)).toBe("ATTEST_NAMESPACE_MISMATCH");
	});

	it("is refused with any one bit changed", () => {
		const blob = signByOpenSsh(keyOf(kind), message, NAMESPACE);
		for (let index = 0; index < blob.length; index += 1) {
			const altered = Buffer.from(blob);
			altered[index] = (altered[index] ?? 0) ^ (1 << (index % 8));
			expect(isStillOurs(altered, kind), `byte ${index}`).toBe(false);
		}
	});

	it("is refused when cut or lengthened anywhere", () => {
		const blob = signByOpenSsh(keyOf(kind), message, NAMESPACE);
		for (let length = 0; length < blob.length; length += 1) {
			expect(refusalOf(blob.subarray(0, length))).toBe("ATTEST_SIGNATURE_MALFORMED");
		}
		expect(refusalOf(Buffer.concat([blob, Buffer.of(0)]))).toBe("ATTEST_SIGNATURE_MALFORMED");
	});
});

/** A changed key blob may by chance be another well-formed key; what may not happen is that it passes for ours. */
function isStillOurs(blob: Uint8Array, kind: string): boolean {
	try {
		const { keyid } = verifySshSignature({ message, signature: blob, namespace: NAMESPACE });
		return keyid === toFingerprint(parsePublicKeyLine(keyOf(kind).line));
	} catch (error) {
		if (error instanceof Refusal) return false;
		throw error;
	}
}

describe("agreement with ssh-keygen", () => {
	it.each(KINDS)("refuses what ssh-keygen refuses, for %s with a byte changed in each region", (kind) => {
		const key = keyOf(kind);
		const blob = signByOpenSsh(key, message, NAMESPACE);
		const step = Math.ceil(blob.length / 24);
		for (let index = 0; index < blob.length; index += step) {
			const altered = Buffer.from(blob);
			altered[index] = (altered[index] ?? 0) ^ 0x55;
			const signed = { message, blob: altered, namespace: NAMESPACE };
			expect(isAcceptedByOpenSsh(folder.path, key, signed), `byte ${index}`).toBe(false);
			expect(isStillOurs(altered, kind), `byte ${index}`).toBe(false);
		}
	});

	it("is stricter about the reserved field, which ssh-keygen accepts although nothing authenticates it", () => {
		const key = keyOf("ed25519");
		const blob = signByOpenSsh(key, message, NAMESPACE);
		const { publicKey } = parseSshSignature(blob);
		const head = 6 + 4 + 4 + publicKey.length + 4 + NAMESPACE.length;
		const filled = Buffer.concat([blob.subarray(0, head), toWireString("smuggled"), blob.subarray(head + 4)]);
		expect(isAcceptedByOpenSsh(folder.path, key, { message, blob: filled, namespace: NAMESPACE })).toBe(true);
		expect(refusalOf(filled)).toBe("ATTEST_SIGNATURE_MALFORMED");
	});

	it("is stricter about short RSA keys", () => {
		const key = createKey(folder.path, "rsa -b 1024");
		expect(refusalOf(signByOpenSsh(key, message, NAMESPACE))).toBe("ATTEST_KEY_UNSUPPORTED");
	});
});

describe("hostile input", () => {
	it("never fails in any way but a refusal", () => {
		const preamble = fc.constant(Buffer.from("SSHSIG\0\0\0\x01", "latin1"));
		const fields = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 6 });
		const shaped = fc
			.tuple(preamble, fields)
			.map(([head, list]) => Buffer.concat([head, ...list.map(toWireString)]));
		fc.assert(
			fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), shaped), (blob) => {
				expect(refusalOf(blob)).toMatch(/^ATTEST_/);
			}),
			{ numRuns: 500 },
		);
	});

	it("refuses a blob too large to be a signature", () => {
		expect(refusalOf(Buffer.alloc(20_000))).toBe("ATTEST_SIGNATURE_MALFORMED");
	});

	it("refuses a point that is not on its curve", () => {
		const blob = signByOpenSsh(keyOf("ecdsa -b 256"), message, NAMESPACE);
		const { publicKey } = parseSshSignature(blob);
		const altered = Buffer.from(blob);
		const lastOfKey = 6 + 4 + 4 + publicKey.length - 1;
		altered[lastOfKey] = (altered[lastOfKey] ?? 0) ^ 1;
		expect(refusalOf(altered)).toBe("ATTEST_SIGNATURE_MALFORMED");
	});
});
