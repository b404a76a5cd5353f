import { parseBase64 } from "./parse-base64.ts";
import { Refusal } from "./refusal.ts";
import { WireReader } from "./wire-reader.ts";

const MAXIMUM_CHARACTERS = 16_384;

/**
 * The key blob of a public key as OpenSSH writes it: `ssh-ed25519 AAAA… comment`.
 * @throws Refusal when it is not one, or when the type beside the blob is not the type in it.
 */
export function parsePublicKeyLine(line: string): Uint8Array {
	const [type, base64] = line
		.slice(0, MAXIMUM_CHARACTERS)
		.trim()
		.split(/[ \t]+/, 2);
	if (!type || !base64) throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "This is no OpenSSH public key.");
	const blob = parseBase64(base64);
	if (new WireReader(blob).readText() !== type) {
		throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "A public key is not of the type it says.");
	}
	return blob;
}
