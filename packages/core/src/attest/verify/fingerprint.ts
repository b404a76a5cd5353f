import { createHash } from "node:crypto";

/** The name OpenSSH gives a public key: `SHA256:` and unpadded base64 of the digest of its blob. */
export function toFingerprint(keyBlob: Uint8Array): string {
	const digest = createHash("sha256").update(keyBlob).digest("base64");
	return `SHA256:${digest.replace(/=+$/, "")}`;
}
