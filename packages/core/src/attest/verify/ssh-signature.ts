import { Refusal } from "./refusal.ts";
import { WireReader } from "./wire-reader.ts";

/** Far above a signature by the largest supported key. */
const MAXIMUM_BYTES = 16_384;

/** https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig */
export interface SshSignature {
	readonly publicKey: Uint8Array;
	readonly namespace: string;
	readonly hash: "sha256" | "sha512";
	readonly algorithm: string;
	readonly signature: Uint8Array;
	/** What a security key adds; null for other keys. */
	readonly token: TokenFacts | null;
}

/** What a FIDO token signs besides the message (PROTOCOL.u2f, "SSH U2F signatures"). */
export interface TokenFacts {
	readonly flags: number;
	readonly counter: number;
}

/**
 * Reads an SSHSIG blob (without armor).
 *
 * Stricter than OpenSSH in one point: `ssh-keygen` ignores the reserved field and does not authenticate it, so anyone
 * could fill it; here it must be empty.
 * @throws Refusal when anything is out of place.
 */
export function parseSshSignature(blob: Uint8Array): SshSignature {
	if (blob.length > MAXIMUM_BYTES)
		throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "The signature is too large.");
	const reader = new WireReader(blob);
	if (Buffer.from(reader.readBytes(6)).toString("latin1") !== "SSHSIG" || reader.readUint32() !== 1) {
		throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "This is no SSHSIG version 1.");
	}
	const publicKey = reader.readString();
	const namespace = reader.readText();
	const reserved = reader.readString();
	const hash = reader.readText();
	const inner = new WireReader(reader.readString());
	reader.assertEnd();
	if (reserved.length > 0)
		throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "The reserved field is not empty.");
	if (hash !== "sha256" && hash !== "sha512") {
		throw new Refusal("ATTEST_SIGNATURE_MALFORMED", `The hash ${JSON.stringify(hash)} is not allowed.`);
	}
	const algorithm = inner.readText();
	const signature = inner.readString();
	const token = algorithm.startsWith("sk-") ? readTokenFacts(inner) : null;
	inner.assertEnd();
	return { publicKey, namespace, hash, algorithm, signature, token };
}

function readTokenFacts(reader: WireReader): TokenFacts {
	const [flags = 0] = reader.readBytes(1);
	return { flags, counter: reader.readUint32() };
}
