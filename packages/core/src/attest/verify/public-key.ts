import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { Refusal } from "./refusal.ts";
import { WireReader } from "./wire-reader.ts";

/** An elliptic curve under its SSH, JOSE and digest names (RFC 5656 §6.2.1). */
export interface Curve {
	readonly name: string;
	readonly jose: string;
	readonly digest: "sha256" | "sha384" | "sha512";
	/** Bytes of one coordinate. */
	readonly size: number;
}

export const P256: Curve = { name: "nistp256", jose: "P-256", digest: "sha256", size: 32 };

const CURVES: readonly Curve[] = [
	P256,
	{ name: "nistp384", jose: "P-384", digest: "sha384", size: 48 },
	{ name: "nistp521", jose: "P-521", digest: "sha512", size: 66 },
];

const MINIMUM_RSA_BITS = 2048;
const MAXIMUM_RSA_BITS = 16_384;

export type PublicKey =
	| { readonly type: "ssh-ed25519"; readonly key: KeyObject }
	| { readonly type: "ssh-rsa"; readonly key: KeyObject; readonly size: number }
	| { readonly type: "ecdsa"; readonly key: KeyObject; readonly curve: Curve }
	| SecurityKey;

/** A key that lives in a FIDO token: https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.u2f */
export interface SecurityKey {
	readonly type: "sk-ed25519" | "sk-ecdsa";
	readonly key: KeyObject;
	/** What the token was told that it signs for; always `ssh:…`, so that no web login is taken for a signature. */
	readonly application: string;
}

/**
 * Reads a public key blob (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4).
 * @throws Refusal when it is malformed, of a kind that is not supported, or too short to be safe.
 */
export function parsePublicKey(blob: Uint8Array): PublicKey {
	const reader = new WireReader(blob);
	const type = reader.readText();
	if (type === "ssh-ed25519") return parseEd25519(reader);
	if (type === "ssh-rsa") return parseRsa(reader);
	if (type === "sk-ssh-ed25519@openssh.com" || type === "sk-ecdsa-sha2-nistp256@openssh.com")
		return parseSecurityKey(reader, type);
	const curve = CURVES.find((candidate) => type === `ecdsa-sha2-${candidate.name}`);
	if (curve) return parseEcdsa(reader, curve);
	throw new Refusal("ATTEST_KEY_UNSUPPORTED", `Keys of type ${JSON.stringify(type)} are not supported.`);
}

function parseEd25519(reader: WireReader): PublicKey {
	const key = readEdwardsPoint(reader);
	reader.assertEnd();
	return { type: "ssh-ed25519", key };
}

function readEdwardsPoint(reader: WireReader): KeyObject {
	const point = reader.readString();
	if (point.length !== 32) throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "An ed25519 key has 32 bytes.");
	return importKey({ kty: "OKP", crv: "Ed25519", x: toBase64Url(point) });
}

function parseSecurityKey(reader: WireReader, type: string): SecurityKey {
	const isEdwards = type.startsWith("sk-ssh-ed25519");
	const key = isEdwards ? readEdwardsPoint(reader) : readCurvePoint(reader, P256);
	const application = reader.readText();
	reader.assertEnd();
	if (!application.startsWith("ssh:")) {
		throw new Refusal("ATTEST_KEY_UNSUPPORTED", "The security key was not made for SSH.");
	}
	return { type: isEdwards ? "sk-ed25519" : "sk-ecdsa", key, application };
}

function parseRsa(reader: WireReader): PublicKey {
	const exponent = reader.readPositiveInteger();
	const modulus = reader.readPositiveInteger();
	reader.assertEnd();
	const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
	if (bits < MINIMUM_RSA_BITS || bits > MAXIMUM_RSA_BITS) {
		throw new Refusal("ATTEST_KEY_UNSUPPORTED", `An RSA key of ${bits} bits is not supported.`);
	}
	const key = importKey({ kty: "RSA", n: toBase64Url(modulus), e: toBase64Url(exponent) });
	return { type: "ssh-rsa", key, size: modulus.length };
}

function parseEcdsa(reader: WireReader, curve: Curve): PublicKey {
	const key = readCurvePoint(reader, curve);
	reader.assertEnd();
	return { type: "ecdsa", key, curve };
}

function readCurvePoint(reader: WireReader, curve: Curve): KeyObject {
	const name = reader.readText();
	const point = reader.readString();
	const isUncompressed = point[0] === 4 && point.length === 1 + 2 * curve.size;
	if (name !== curve.name || !isUncompressed) {
		throw new Refusal("ATTEST_SIGNATURE_MALFORMED", `This is no uncompressed point of ${curve.name}.`);
	}
	const x = toBase64Url(point.subarray(1, 1 + curve.size));
	const y = toBase64Url(point.subarray(1 + curve.size));
	return importKey({ kty: "EC", crv: curve.jose, x, y });
}

/** The crypto library checks that a point lies on its curve. */
function importKey(key: JsonWebKey): KeyObject {
	try {
		return createPublicKey({ key, format: "jwk" });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Refusal("ATTEST_SIGNATURE_MALFORMED", `The public key is not valid: ${reason}`);
	}
}

function toBase64Url(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64url");
}
