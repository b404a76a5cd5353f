import type { Envelope } from "../../model/index.ts";
import { toFingerprint } from "./fingerprint.ts";
import { toPreAuthEncoding } from "./pae.ts";
import { parseBase64 } from "./parse-base64.ts";
import { parsePublicKeyLine } from "./parse-public-key-line.ts";
import { Refusal, type RefusalCode } from "./refusal.ts";
import { verifySshSignature } from "./verify-ssh-signature.ts";

/** The purpose of our SSH signatures, so that one made for git or a login can never be replayed here. */
export const SIGNATURE_NAMESPACE = "countersign@v1";

/** Bounds the work that a hostile envelope can cause. */
const MAXIMUM_SIGNATURES = 64;

export interface SignatureRefusal {
	readonly keyid: string;
	readonly code: RefusalCode;
	readonly message: string;
}

export interface EnvelopeVerification {
	/** Fingerprints of the allowed keys that signed, sorted, each once however often it signed. */
	readonly accepted: readonly string[];
	/** Signatures that do not count, in the order of the envelope. None of them spoils the others. */
	readonly refused: readonly SignatureRefusal[];
}

/**
 * Checks every signature of an envelope against the keys that may sign, given as OpenSSH public key lines.
 * An unsigned envelope gives two empty lists: what is required is the caller's question.
 * @throws Refusal when an allowed key or the payload cannot be read at all.
 */
export function verifyEnvelope(envelope: Envelope, allowedKeys: readonly string[]): EnvelopeVerification {
	const allowed = new Set(allowedKeys.map((line) => toFingerprint(parsePublicKeyLine(line))));
	const message = toPreAuthEncoding(envelope.payloadType, parseBase64(envelope.payload));
	const accepted = new Set<string>();
	const refused: SignatureRefusal[] = [];
	for (const [index, signature] of envelope.signatures.entries()) {
		try {
			if (index >= MAXIMUM_SIGNATURES)
				throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "Too many signatures.");
			accepted.add(verifyOne(signature, { message, allowed }));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused.push({ keyid: signature.keyid, code: error.code, message: error.message });
		}
	}
	return { accepted: [...accepted].sort(), refused };
}

function verifyOne(
	signature: Envelope["signatures"][number],
	against: { readonly message: Uint8Array; readonly allowed: ReadonlySet<string> },
): string {
	const { keyid } = verifySshSignature({
		message: against.message,
		signature: parseBase64(signature.sig),
		namespace: SIGNATURE_NAMESPACE,
	});
	// DSSE calls the key id an unauthenticated hint; a wrong one would still mislead every reader.
	if (keyid !== signature.keyid) {
		throw new Refusal(
			"ATTEST_SIGNATURE_INVALID",
			`The signature was made by ${keyid}, not by the key it names.`,
		);
	}
	if (!against.allowed.has(keyid)) throw new Refusal("ATTEST_KEY_NOT_ALLOWED", `${keyid} may not sign here.`);
	return keyid;
}
