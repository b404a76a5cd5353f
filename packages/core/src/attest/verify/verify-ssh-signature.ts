import { createHash, verify } from "node:crypto";
import { toFingerprint } from "./fingerprint.ts";
import { type Curve, P256, type PublicKey, parsePublicKey, type SecurityKey } from "./public-key.ts";
import { Refusal } from "./refusal.ts";
import { parseSshSignature, type SshSignature } from "./ssh-signature.ts";
import { WireReader } from "./wire-reader.ts";
import { toWireString } from "./wire-string.ts";

export interface SignedMessage {
	readonly message: Uint8Array;
	/** SSHSIG blob without armor. */
	readonly signature: Uint8Array;
	/** The purpose the signature must have been made for. */
	readonly namespace: string;
}

export interface SshSigner {
	/** The signing key as SSH public key blob. */
	readonly publicKey: Uint8Array;
	/** `SHA256:…` of it. */
	readonly keyid: string;
	readonly presence: Presence;
}

/**
 * What a security key says of the human before it: `touched` it, or was `verified` by PIN or fingerprint as well. `none`
 * for keys that cannot tell, and for security keys that were used without a touch.
 */
export type Presence = "none" | "touched" | "verified";

/** WebAuthn §6.1: user present, user verified. */
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;

/**
 * Checks one SSH signature and says whose key made it. Whether that key may sign is the caller's question.
 * @throws Refusal when the signature is malformed, for another namespace, or does not fit the message.
 */
export function verifySshSignature(input: SignedMessage): SshSigner {
	const parsed = parseSshSignature(input.signature);
	if (parsed.namespace !== input.namespace) {
		const actual = JSON.stringify(parsed.namespace);
		throw new Refusal(
			"ATTEST_NAMESPACE_MISMATCH",
			`The signature was made for ${actual}, not ${input.namespace}.`,
		);
	}
	const key = parsePublicKey(parsed.publicKey);
	if (!isSoundSignature(key, parsed, toSignedBytes(parsed, input.message))) {
		throw new Refusal("ATTEST_SIGNATURE_INVALID", "The signature does not fit the content.");
	}
	return {
		publicKey: parsed.publicKey,
		keyid: toFingerprint(parsed.publicKey),
		presence: readPresence(parsed),
	};
}

function readPresence({ token }: SshSignature): Presence {
	const flags = token?.flags ?? 0;
	if ((flags & USER_PRESENT) === 0) return "none";
	return (flags & USER_VERIFIED) === 0 ? "touched" : "verified";
}

/** What the key really signs (PROTOCOL.sshsig §3). */
function toSignedBytes(parsed: SshSignature, message: Uint8Array): Buffer {
	return Buffer.concat([
		Buffer.from("SSHSIG"),
		toWireString(parsed.namespace),
		toWireString(""),
		toWireString(parsed.hash),
		toWireString(createHash(parsed.hash).update(message).digest()),
	]);
}

function isSoundSignature(key: PublicKey, parsed: SshSignature, signed: Uint8Array): boolean {
	switch (key.type) {
		case "ssh-ed25519":
			assertAlgorithm(parsed, ["ssh-ed25519"]);
			return parsed.signature.length === 64 && verify(null, signed, key.key, parsed.signature);
		case "ssh-rsa": {
			// `ssh-rsa` would be SHA-1, which PROTOCOL.sshsig forbids.
			assertAlgorithm(parsed, ["rsa-sha2-512", "rsa-sha2-256"]);
			const digest = parsed.algorithm === "rsa-sha2-512" ? "sha512" : "sha256";
			return parsed.signature.length === key.size && verify(digest, signed, key.key, parsed.signature);
		}
		case "ecdsa": {
			assertAlgorithm(parsed, [`ecdsa-sha2-${key.curve.name}`]);
			const signature = toFixedWidth(parsed.signature, key.curve);
			return verify(key.curve.digest, signed, { key: key.key, dsaEncoding: "ieee-p1363" }, signature);
		}
		case "sk-ed25519":
			assertAlgorithm(parsed, ["sk-ssh-ed25519@openssh.com"]);
			return (
				parsed.signature.length === 64 &&
				verify(null, toToken(key, parsed, signed), key.key, parsed.signature)
			);
		case "sk-ecdsa": {
			assertAlgorithm(parsed, ["sk-ecdsa-sha2-nistp256@openssh.com"]);
			const signature = toFixedWidth(parsed.signature, P256);
			const token = toToken(key, parsed, signed);
			return verify("sha256", token, { key: key.key, dsaEncoding: "ieee-p1363" }, signature);
		}
	}
}

/** What a token signs: its application and the message as digests, and between them what it says of itself. */
function toToken({ application }: SecurityKey, { token }: SshSignature, signed: Uint8Array): Buffer {
	const facts = Buffer.alloc(5);
	facts.writeUInt8(token?.flags ?? 0, 0);
	facts.writeUInt32BE(token?.counter ?? 0, 1);
	const digest = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();
	return Buffer.concat([digest(application), facts, digest(signed)]);
}

function assertAlgorithm(parsed: SshSignature, allowed: readonly string[]): void {
	if (allowed.includes(parsed.algorithm)) return;
	const actual = JSON.stringify(parsed.algorithm);
	throw new Refusal("ATTEST_SIGNATURE_MALFORMED", `The key cannot make a signature of kind ${actual}.`);
}

/** SSH writes r and s as integers (RFC 5656 §3.1.2); `verify` wants both at the curve's width. */
function toFixedWidth(signature: Uint8Array, curve: Curve): Buffer {
	const reader = new WireReader(signature);
	const halves = [reader.readPositiveInteger(), reader.readPositiveInteger()];
	reader.assertEnd();
	const fixed = Buffer.alloc(2 * curve.size);
	for (const [index, half] of halves.entries()) {
		if (half.length > curve.size)
			throw new Refusal("ATTEST_SIGNATURE_INVALID", "An integer exceeds the curve.");
		fixed.set(half, (index + 1) * curve.size - half.length);
	}
	return fixed;
}
