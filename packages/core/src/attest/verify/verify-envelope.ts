import type { Envelope } from "../../model/index.ts";
import { toFingerprint } from "./fingerprint.ts";
import { toPreAuthEncoding } from "./pae.ts";
import { parseBase64 } from "./parse-base64.ts";
import { parsePublicKeyLine } from "./parse-public-key-line.ts";
import { Refusal, type RefusalCode } from "./refusal.ts";
import { type Presence, verifySshSignature } from "./verify-ssh-signature.ts";

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

/** A key that soundly signed an envelope. Whether it may is another question. */
export interface EnvelopeSigner {
	readonly keyid: string;
	readonly presence: Presence;
}

/** Every sound signature of an envelope, whoever made it, each key once; and those that are none. */
export interface EnvelopeSigners {
	readonly signers: readonly EnvelopeSigner[];
	readonly refused: readonly SignatureRefusal[];
}

/**
 * Who signed an envelope.
 * @throws Refusal when the payload cannot be read at all.
 */
export function findEnvelopeSigners(envelope: Envelope): EnvelopeSigners {
	const message = toPreAuthEncoding(envelope.payloadType, parseBase64(envelope.payload));
	const signers = new Map<string, EnvelopeSigner>();
	const refused: SignatureRefusal[] = [];
	for (const [index, signature] of envelope.signatures.entries()) {
		try {
			if (index >= MAXIMUM_SIGNATURES)
				throw new Refusal("ATTEST_SIGNATURE_MALFORMED", "Too many signatures.");
			const signer = verifyOne(signature, message);
			// Of two signatures by one key the weaker one counts: nobody may add presence that another lacks.
			if (signers.get(signer.keyid)?.presence !== "none") signers.set(signer.keyid, signer);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused.push({ keyid: signature.keyid, code: error.code, message: error.message });
		}
	}
	return { signers: [...signers.values()], refused };
}

/**
 * Checks every signature of an envelope against the keys that may sign, given as OpenSSH public key lines.
 * An unsigned envelope gives two empty lists: what is required is the caller's question.
 * @throws Refusal when an allowed key or the payload cannot be read at all.
 */
export function verifyEnvelope(envelope: Envelope, allowedKeys: readonly string[]): EnvelopeVerification {
	const allowed = new Set(allowedKeys.map((line) => toFingerprint(parsePublicKeyLine(line))));
	const accepted = new Set<string>();
	const { signers, refused } = findEnvelopeSigners(envelope);
	const foreign: SignatureRefusal[] = [];
	for (const { keyid } of signers) {
		if (allowed.has(keyid)) accepted.add(keyid);
		else foreign.push({ keyid, code: "ATTEST_KEY_NOT_ALLOWED", message: `${keyid} may not sign here.` });
	}
	const order = envelope.signatures.map(({ keyid }) => keyid);
	const inOrder = [...refused, ...foreign].sort((a, b) => order.indexOf(a.keyid) - order.indexOf(b.keyid));
	return { accepted: [...accepted].sort(), refused: inOrder };
}

function verifyOne(signature: Envelope["signatures"][number], message: Uint8Array): EnvelopeSigner {
	const { keyid, presence } = verifySshSignature({
		message,
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
	return { keyid, presence };
}
