import { toFingerprint } from "./fingerprint.ts";
import { parsePublicKeyLine } from "./parse-public-key-line.ts";
import { parsePublicKey } from "./public-key.ts";

/** A public key that somebody may be enrolled with. */
export interface KeyFacts {
	/** `ssh-ed25519 AAAA…`, without a comment. */
	readonly line: string;
	readonly comment: string;
	readonly fingerprint: string;
	/** Whether it lives in a security key. */
	readonly isToken: boolean;
}

/**
 * Reads a public key as OpenSSH writes it, and refuses what no signature could be checked with.
 * @throws Refusal when it is malformed, of a kind that is not supported, or too short to be safe.
 */
export function describeKey(line: string): KeyFacts {
	const blob = parsePublicKeyLine(line);
	const { type } = parsePublicKey(blob);
	const [name = "", base64 = "", ...comment] = line.trim().split(/[ \t]+/);
	return {
		line: `${name} ${base64}`,
		comment: comment.join(" "),
		fingerprint: toFingerprint(blob),
		isToken: type.startsWith("sk-"),
	};
}
